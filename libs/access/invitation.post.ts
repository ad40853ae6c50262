import type { Actor } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { Person } from './people.repository.js';

export interface InvitationLetter {
  actor: Actor;
  to: Person;
  /** `/invitation/<secret>`: written into the message and nowhere else. */
  link: string;
  days: number;
}

type Post = (tx: Tx, letter: InvitationLetter) => Promise<unknown>;
let post: Post = () => Promise.reject(new Error('nobody posts invitations'));

/** Access stands above the room that sends messages, so a room below says how an invitation leaves. */
export const defineInvitationPost = (send: Post): void => {
  post = send;
};

/** Hands the letter over in the transaction at hand. */
export const postInvitation: Post = (tx, letter) => post(tx, letter);
