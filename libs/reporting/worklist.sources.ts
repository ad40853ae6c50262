import { WAITING_APPLICATIONS } from './waiting-applications.js';
import { WAITING_BOOKS } from './waiting-books.js';
import { WAITING_DECISIONS } from './waiting-decisions.js';
import { WAITING_MONEY } from './waiting-money.js';

/**
 * One kind of thing that waits for people. Its SQL answers, in this order: id, title, organisation's name, amount in cents,
 * since when it waits, the last day on which it is not late (or null), and its page. It may use
 * $1 the reader's id, $2 today in Paris, $3 the permissions held everywhere, $4 the threshold of rule 2.2 in cents, $5 this instant, and
 * `$scopes`, the organisations for which the permission is held (office people never reach a scoped kind).
 */
export interface WaitingKind {
  kind: string;
  /** The one act that moves it; its words are the button's. */
  act: string;
  /** Who may do it. */
  permission: string;
  /** For members of an organisation rather than for the office. */
  scoped?: boolean;
  sql: string;
}

export const WAITING: readonly WaitingKind[] = [
  ...WAITING_APPLICATIONS,
  ...WAITING_DECISIONS,
  ...WAITING_MONEY,
  ...WAITING_BOOKS,
];
