import { namesOf } from '#libs/access';
import { timeline } from '#libs/history';
import { type Actor, type ActOffer, may, notFound, offersOf } from '#libs/kernel';
import { allowedActs, languageOf, type ListQuery, listPage, type Queryable, Where, words } from '#libs/platform';
import { authorityActs } from './authority.acts.js';
import type {
  AuthorityDto,
  AuthorityEntryDto,
  AuthorityEntryPage,
  AuthorityPage,
  AuthorityQuery,
} from './authority.dto.js';
import { AUTHORITY_COLUMNS, AUTHORITY_TABLES, authorityById, readAuthority } from './authorities.repository.js';
import { authorityPositions } from './authority-position.js';

const VOTE: ActOffer = { act: 'authority.vote', allowed: true, reasons: [], irreversible: false, needsReason: true };

/** A page of authorities with their figures, the newest first. */
export async function listAuthorities(q: Queryable, actor: Actor, query: AuthorityQuery): Promise<AuthorityPage> {
  const page = await listPage<Parameters<typeof readAuthority>[0], ReturnType<typeof readAuthority>>(q, {
    select: AUTHORITY_COLUMNS,
    from: AUTHORITY_TABLES,
    where: new Where().when(query.programme, 'p.code = $?').when(query.year, 'a.first_year = $?'),
    id: 'a.id',
    sort: { year: { column: 'a.first_year', type: 'int', descending: true } },
    query,
    map: readAuthority,
  });
  const ids = page.items.map(({ id }) => id);
  const balances = await authorityPositions(q, ids);
  return {
    ...page,
    items: page.items.map((one) => ({ ...one, position: balances.get(one.id)! })),
    allowedActs: allowedActs(may(actor, 'authority.vote') ? [VOTE] : [], languageOf()),
  };
}

/** One authority with its figures by year. @throws 404. */
export async function showAuthority(q: Queryable, actor: Actor, id: string): Promise<AuthorityDto> {
  const authority = (await authorityById(q, id)) ?? notFound();
  const position = (await authorityPositions(q, [id])).get(id)!;
  const planned = position.years.reduce((sum, year) => sum + year.plannedCents, 0n);
  const offers = offersOf(authorityActs, { state: 'open', can: (p) => may(actor, p), facts: {} });
  return {
    ...authority,
    position,
    unplannedCents: position.votedCents - planned,
    allowedActs: allowedActs(offers, languageOf()),
    timeline: await timeline(q, [{ kind: 'authority', id }], languageOf()),
  };
}

type EntryRow = Omit<AuthorityEntryDto, 'moveLabel' | 'fromLabel' | 'toLabel' | 'actorName'> & {
  fromAccount: string;
  toAccount: string;
  actorId: string;
};

const ENTRY = `e.id, e.accounting_date AS "accountingDate", e.created_at AS "createdAt", e.move, e.from_account AS "fromAccount",
  e.to_account AS "toAccount", e.amount_cents AS "amountCents", e.reference, e.reason, e.grant_id AS "grantId", e.actor_id AS "actorId"`;

/** An authority's entries, the newest accounting day first. @throws 404. */
export async function listAuthorityEntries(q: Queryable, id: string, query: ListQuery): Promise<AuthorityEntryPage> {
  if (!(await authorityById(q, id))) notFound();
  const page = await listPage<EntryRow, EntryRow>(q, {
    select: ENTRY,
    from: 'authority_entries e',
    where: new Where().add('e.authority_id = $?', id),
    id: 'e.id',
    sort: { date: { column: 'e.accounting_date', type: 'date', descending: true } },
    query,
    map: (row) => row,
  });
  const people = page.items.map(({ actorId }) => actorId);
  const names = await namesOf(q, people);
  const say = (key: string) => words(languageOf(), key);
  return {
    ...page,
    items: page.items.map(({ actorId, fromAccount, toAccount, ...row }) => ({
      ...row,
      moveLabel: say(`budget.move.${row.move}`),
      fromLabel: say(`budget.account.${fromAccount}`),
      toLabel: say(`budget.account.${toAccount}`),
      actorName: names.get(actorId) ?? null,
    })),
  };
}
