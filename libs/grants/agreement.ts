import type { Documents } from '#libs/documents';
import { addMonths, formatAmount, type Language } from '#libs/kernel';
import { formatDay, words, type WordValues } from '#libs/platform';
import type { GrantRow } from './grants.repository.js';
import type { InstalmentRow } from './instalments.repository.js';
import { inWords, slicesInWords } from './instalment-words.js';
import type { PlannedSlice } from './slice.rules.js';

interface AgreementFacts {
  grant: GrantRow;
  instalments: InstalmentRow[];
  /** Of a grant of several years. */
  slices: PlannedSlice[];
  language: Language;
  keepsUnspent: boolean;
}

/** The agreement of rule 2.3: purpose, amount, payment terms, use, control and evaluation, unspent money, and no passing on. */
export function agreementPdf(documents: Documents, facts: AgreementFacts): Buffer {
  const { grant, language } = facts;
  const say = (key: string, values: WordValues = {}) => words(language, `agreement.${key}`, values);
  return documents.pdf(new URL('./agreement.typ', import.meta.url), {
    title: say('title', { title: grant.title }),
    language,
    city: say('city'),
    reference: say('reference', { reference: grant.reference }),
    between: say('between'),
    parties: [say('party.city'), say('party.organisation', { organisation: grant.organisationName })],
    seen: [
      say('seen.law'),
      say('seen.decision', { number: grant.deliberationNumber, votedOn: grant.votedOn, inForceOn: grant.inForceOn }),
    ],
    articles: articles(facts, say),
    signatures: [say('signature.city'), say('signature.organisation', { organisation: grant.organisationName })],
    signature: say('signature.line'),
    done: say('done'),
  });
}

type Say = (key: string, values?: WordValues) => string;

interface Article {
  title: string;
  text: string[];
  list?: string[];
}

function articles({ grant, instalments, slices, language, keepsUnspent }: AgreementFacts, say: Say): Article[] {
  const passedOn = grant.partners.filter((partner) => partner.receivesCents > 0n);
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  const one = (key: string, values?: WordValues, list?: string[]): Article => ({
    title: say(`${key}.title`),
    text: say(`${key}.text`, values).split('\n'),
    list,
  });
  return [
    one('purpose', {
      title: grant.title,
      purpose: grant.purpose,
      countries: grant.countries.map((code) => countries.of(code)).join(', '),
      dates: grant.startsOn && grant.endsOn ? say('dates', { startsOn: grant.startsOn, endsOn: grant.endsOn }) : '',
    }),
    one(
      slices.length > 0 ? 'amount-years' : 'amount',
      { amount: formatAmount(grant.grantedCents!, language), year: String(grant.fiscalYear) },
      slices.length > 0 ? slicesInWords(slices, language) : undefined,
    ),
    one(
      'payment',
      {},
      instalments.map((instalment) => inWords(instalment, language)),
    ),
    one('use'),
    passedOn.length > 0
      ? one(
          'passing-on',
          {},
          passedOn.map((p) => partnerLine(p, countries, language)),
        )
      : one('no-passing-on'),
    one('report', { day: reportDay(grant, language) }),
    one('control'),
    one(keepsUnspent ? 'unspent-kept' : 'unspent-returned'),
    one('republic'),
    one('end'),
  ];
}

const partnerLine = (
  { name, country, receivesCents }: GrantRow['partners'][number],
  countries: Intl.DisplayNames,
  language: Language,
): string =>
  `${name}${country ? ` (${countries.of(country)})` : ''}${language === 'fr' ? ' : ' : ': '}${formatAmount(receivesCents, language)}`;

/** Rule 2.12: six months after the end of the financial year of the award, taken as the calendar year until the body's own is known. */
const reportDay = ({ fiscalYear }: GrantRow, language: Language): string =>
  formatDay(addMonths(`${fiscalYear}-12-31`, 6), language);
