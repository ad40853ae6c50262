import type { Documents } from '#libs/documents';
import { type Actor, formatAmount, type Language, PARIS } from '#libs/kernel';
import { words } from '#libs/platform';
import type { ApplicationRow } from './applications.repository.js';
import type { CallRow } from './calls.repository.js';

export interface Receipt {
  applicationId: string;
  receiptNumber: string;
  submittedAt: Date;
}

interface ReceiptFacts {
  receipt: Receipt;
  row: ApplicationRow;
  call: CallRow;
  signatory: Actor;
}

/** `30 juin 2027 à 23:59:59 (heure de Paris)`: to the second, for a deadline may hang on it (D01). */
export function exactInstant(instant: Date, language: Language): string {
  const tag = language === 'fr' ? 'fr-FR' : 'en-GB';
  const said = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'medium', timeZone: PARIS }).format(
    instant,
  );
  return words(language, 'application.receipt.instant', { said });
}

/** The acknowledgement that is due to every request (rule 2.5), in the signatory's language. */
export function receiptPdf(documents: Documents, { receipt, row, call, signatory }: ReceiptFacts): Buffer {
  const { language } = signatory;
  const say = (key: string, values = {}) => words(language, `application.receipt.${key}`, values);
  return documents.pdf(new URL('./receipt.typ', import.meta.url), {
    title: say('title', { number: receipt.receiptNumber }),
    language,
    city: say('city'),
    reference: receipt.receiptNumber,
    factsLabel: say('label'),
    factsValue: say('value'),
    lead: say('lead', { organisation: row.organisationName }),
    rows: [
      [say('number'), receipt.receiptNumber],
      [say('received'), exactInstant(receipt.submittedAt, language)],
      [say('organisation'), row.organisationName],
      [say('call'), call.title],
      [say('project'), row.title],
      [say('asked'), formatAmount(row.askedCents, language)],
      [say('signatory'), signatory.name],
    ],
    next: say('next'),
    silence: say('silence'),
  });
}
