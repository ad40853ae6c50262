import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Language, newId } from '#libs/kernel';
import { hasWords, SETTINGS, type Settings, type Tx, words, type WordValues } from '#libs/platform';
import { insertDelivery } from './deliveries.repository.js';

export interface DirectMail {
  /** Who causes it. */
  actor: Pick<Actor, 'id' | 'name'>;
  /** The e-mail address. */
  to: string;
  language: Language;
  /** Of the words `mail.<key>.subject`, `mail.<key>.text` and, if there is one, `mail.<key>.link` for the button. */
  key: string;
  values?: WordValues;
  /** A path (`/invitations/…`) or a whole address. It may be a secret: it is forgotten once the message is sent. */
  link?: string;
}

/** Messages to an address rather than to a person of the house. */
@Injectable()
export class Notices {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Writes a message in the transaction at hand; it leaves after the commit, once, or not at all when it is rolled back. */
  async mail(tx: Tx, { actor, to, language, key, values, link }: DirectMail): Promise<string> {
    const id = newId();
    const eventId = await record(tx, {
      actor,
      act: 'delivery.write',
      subject: { kind: 'delivery', id },
      facts: { key },
    });
    const own = `mail.${key}.link`;
    await insertDelivery(tx, this.settings, {
      id,
      eventId,
      personId: null,
      address: to,
      language,
      subject: words(language, `mail.${key}.subject`, values),
      body: words(language, `mail.${key}.text`, values),
      link: link ? new URL(link, this.settings.publicUrl).href : null,
      linkLabel: words(language, hasWords(own) ? own : 'mail.open'),
    });
    return id;
  }
}
