import { isIP } from 'node:net';
import type { Language } from '#libs/kernel';
import type { Settings, Tx } from '#libs/platform';

export interface NewDelivery {
  id: string;
  eventId: string;
  personId: string | null;
  address: string;
  language: Language;
  subject: string;
  body: string;
  link: string | null;
  linkLabel: string;
}

/** The domain in our addresses and message ids. */
export function mailDomain(settings: Settings): string {
  const host = new URL(settings.publicUrl).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) || !host.includes('.') ? 'aid-office.invalid' : host;
}

/** Adds a message unless this person has one of this event. Without a mail server it is kept for an administrator to read. */
export async function insertDelivery(tx: Tx, settings: Settings, d: NewDelivery): Promise<void> {
  const messageId = `<${d.eventId}.${d.personId ?? 'address'}@${mailDomain(settings)}>`;
  await tx.prepared(
    `INSERT INTO deliveries (id, event_id, person_id, channel, address, language, subject, body, link, link_label, message_id, state)
     VALUES ($1, $2, $3, 'email', $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (event_id, person_id, channel) DO NOTHING`,
    [
      d.id,
      d.eventId,
      d.personId,
      d.address,
      d.language,
      d.subject,
      d.body,
      d.link,
      d.linkLabel,
      messageId,
      settings.smtpUrl ? 'queued' : 'kept',
    ],
  );
}
