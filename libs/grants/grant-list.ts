import { programmes } from '#libs/budgets';
import { type Actor, type Cents, scopesOf } from '#libs/kernel';
import { languageOf, listPage, type Queryable, searchQuery, Where, words } from '#libs/platform';
import { UNDECIDED } from './grant.acts.js';
import type { GrantItemDto, GrantPage, GrantQuery } from './grant.dto.js';

type Row = Omit<GrantItemDto, 'stateLabel' | 'programmeName'>;

const SELECT = `g.id, g.reference, g.title, g.organisation_id AS "organisationId", g.organisation_name AS "organisationName",
  g.programme_code AS "programmeCode", g.fiscal_year AS "fiscalYear", coalesce(g.granted_cents, g.amount_cents) AS "amountCents",
  coalesce((SELECT sum(m.paid_cents)::bigint FROM line_grants m WHERE m.grant_id = g.id), 0) AS "paidCents",
  g.state, g.moved_at AS "movedAt"`;

const SORT = {
  moved: { column: 'g.moved_at', type: 'timestamptz', descending: true },
  reference: { column: 'g.reference' },
  organisation: { column: 'g.organisation_name' },
  amount: { column: 'coalesce(g.granted_cents, g.amount_cents)', type: 'bigint', descending: true },
} as const;

/** A page of the grants that the person may see (D21), and the sum of the whole filter. */
export async function listGrants(q: Queryable, actor: Actor, query: GrantQuery): Promise<GrantPage> {
  const where = whereOf(actor, query);
  const name = await programmeNames(q);
  const page = await listPage<Row, GrantItemDto>(q, {
    select: SELECT,
    from: 'grants g',
    where,
    id: 'g.id',
    sort: SORT,
    query,
    map: (row) => item(row, name),
  });
  const sum = `SELECT coalesce(sum(coalesce(g.granted_cents, g.amount_cents)), 0) AS total FROM grants g WHERE ${where.sql}`;
  const totals = await q.one<{ total: Cents }>(sum, where.params);
  return { ...page, totalCents: totals!.total };
}

/** All that the filter finds, the newest first: for an export. */
export async function allGrants(q: Queryable, actor: Actor, query: GrantQuery): Promise<GrantItemDto[]> {
  const where = whereOf(actor, query);
  const name = await programmeNames(q);
  const rows = await q.query<Row>(
    `SELECT ${SELECT} FROM grants g WHERE ${where.sql} ORDER BY g.moved_at DESC, g.id DESC`,
    where.params,
  );
  return rows.map((row) => item(row, name));
}

function whereOf(
  actor: Actor,
  { q, state, programme, year, organisationId, applicationId, authorityId }: GrantQuery,
): Where {
  const scopes = scopesOf(actor, 'grant.read');
  const where = new Where();
  if (scopes !== 'all') where.add('g.organisation_id = ANY ($?)', scopes).add('g.state <> ALL ($?)', [...UNDECIDED]);
  return where
    .when(state, 'g.state = $?')
    .when(programme, 'g.programme_code = $?')
    .when(year, 'g.fiscal_year = $?')
    .when(organisationId, 'g.organisation_id = $?')
    .when(applicationId, 'g.application_id = $?')
    .when(authorityId, 'g.authority_id = $?')
    .when(searchQuery(q), "g.search @@ to_tsquery('simple', $?)");
}

type NameOf = (code: string) => string;

async function programmeNames(q: Queryable): Promise<NameOf> {
  const names = new Map((await programmes(q)).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

function item(row: Row, name: NameOf): GrantItemDto {
  const { id, reference, title, organisationId, organisationName, programmeCode, fiscalYear } = row;
  const { amountCents, paidCents, state, movedAt } = row;
  return {
    ...{ id, reference, title, organisationId, organisationName, programmeCode, fiscalYear },
    ...{ amountCents, paidCents, state, movedAt },
    programmeName: name(programmeCode),
    stateLabel: words(languageOf(), `grant.state.${state}`),
  };
}
