import type { SubjectView } from '#libs/approvals';
import { authorityById, authorityPosition, lineById, position } from '#libs/budgets';
import type { Actor, Language } from '#libs/kernel';
import { languageOf, type Queryable, words } from '#libs/platform';
import { grantById, type GrantRow } from './grants.repository.js';
import { instalmentsOf } from './instalments.repository.js';
import { inWords, slicesInWords } from './instalment-words.js';
import { slicesOf } from './slices.repository.js';

/** What the deciding page shows. The figures are those of now: the grant's own reservation is already off what is left. */
export async function describeGrant(q: Queryable, id: string, reader: Actor): Promise<SubjectView> {
  const grant = await grantById(q, id);
  const [line, money] = [await lineById(q, grant.lineId), await position(q, grant.lineId)];
  const instalments = await instalmentsOf(q, id);
  const language = reader.language ?? languageOf();
  const say = (key: string) => words(language, key);
  const country = new Intl.DisplayNames([language], { type: 'region' });
  const years = await severalYears(q, grant, language);
  return {
    title: grant.title,
    link: `/grants/${id}`,
    organisationName: grant.organisationName,
    amountCents: grant.amountCents,
    lines: [
      { label: say('grant.field.purpose'), value: grant.purpose },
      { label: say('grant.field.countries'), value: grant.countries.map((code) => country.of(code)).join(', ') },
      { label: say('grant.field.instalments'), value: instalments.map((one) => inWords(one, language)).join(' ; ') },
      { label: say('grant.field.reference'), value: grant.reference },
      {
        label: say('grant.field.line'),
        value: line ? `${line.label} · ${line.chapter}-${line.nature} · ${line.year}` : '',
      },
      ...years.lines,
    ],
    money: [{ label: say('grant.field.left-after'), cents: money?.availableCents ?? 0n }, ...years.money],
    links: [{ label: say('grant.field.application'), to: `/applications/${grant.applicationId}` }],
  };
}

/** Of a grant of several years: its authority, its slices, and what the authority has left. */
async function severalYears(
  q: Queryable,
  { id, authorityId }: GrantRow,
  language: Language,
): Promise<Pick<SubjectView, 'lines' | 'money'>> {
  if (!authorityId) return { lines: [], money: [] };
  const [authority, balances] = [await authorityById(q, authorityId), await authorityPosition(q, authorityId)];
  const slices = slicesInWords(await slicesOf(q, id), language);
  const say = (key: string) => words(language, key);
  return {
    lines: [
      { label: say('grant.field.authority'), value: `${authority!.number} · ${authority!.label}` },
      { label: say('grant.field.slices'), value: slices.join(' ; ') },
    ],
    money: [{ label: say('grant.field.authority-left'), cents: balances!.availableCents }],
  };
}
