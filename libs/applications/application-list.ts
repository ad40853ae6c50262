import { type Actor, type Cents, scopesOf } from '#libs/kernel';
import { languageOf, listPage, type Queryable, searchQuery, type Sort, Where, words } from '#libs/platform';
import type { ApplicationItemDto, ApplicationPage, ApplicationsQuery } from './application-list.dto.js';

interface Row {
  id: string;
  title: string;
  receiptNumber: string | null;
  organisationId: string;
  organisationName: string;
  callId: string;
  callTitle: string;
  programmeCode: string;
  closesAt: Date;
  countries: string[];
  state: string;
  movedAt: Date;
  submittedAt: Date | null;
  askedCents: Cents;
  recommendedCents: Cents | null;
  scoreHundredths: number | null;
}

const SELECT = `a.id, a.title, a.receipt_number AS "receiptNumber", a.organisation_id AS "organisationId",
  a.organisation_name AS "organisationName", a.call_id AS "callId", c.title AS "callTitle", c.programme_code AS "programmeCode",
  c.closes_at AS "closesAt", a.countries, a.state, a.moved_at AS "movedAt", a.submitted_at AS "submittedAt", a.asked_cents AS "askedCents",
  a.recommended_cents AS "recommendedCents", a.score_hundredths AS "scoreHundredths"`;
const FROM = 'applications a JOIN calls c ON c.id = a.call_id';

/** Each has an index that ends in the id. */
const SORT: Record<string, Sort> = {
  moved: { column: 'a.moved_at', type: 'timestamptz', descending: true },
  submitted: { column: 'coalesce(a.submitted_at, a.created_at)', type: 'timestamptz', descending: true },
  asked: { column: 'a.asked_cents', type: 'bigint' },
  title: { column: 'a.title' },
  organisation: { column: 'a.organisation_name' },
  score: { column: 'coalesce(a.score_hundredths, -1)', type: 'int' },
};

/** What this person may see, narrowed to what they ask for. Reading an organisation's name and title is blind to accents (D22). */
function whereFor(actor: Actor, query: ApplicationsQuery): Where {
  const scopes = scopesOf(actor, 'application.read');
  const where = new Where();
  if (scopes === 'all') where.add(`a.state <> 'draft'`);
  else where.add('a.organisation_id = ANY ($?::uuid[])', scopes);
  where
    .when(query.call, 'a.call_id = $?')
    .when(query.state?.length ? query.state : null, 'a.state = ANY ($?::text[])')
    .when(query.country, 'a.countries @> ARRAY[$?::text]')
    .when(query.organisation, 'a.organisation_id = $?')
    .when(query.programme, 'c.programme_code = $?')
    .when(query.year, 'c.fiscal_year = $?')
    .when(searchQuery(query.q), `a.search @@ to_tsquery('simple', $?)`);
  if (query.assigned === 'me')
    where.add(
      `EXISTS (SELECT 1 FROM reviews r WHERE r.application_id = a.id AND r.reviewer_id = $? AND r.state IN ('assigned', 'accepted'))`,
      actor.id,
    );
  return where;
}

export function applicationPage(q: Queryable, actor: Actor, query: ApplicationsQuery): Promise<ApplicationPage> {
  const where = whereFor(actor, query);
  const office = scopesOf(actor, 'application.read') === 'all';
  const countFrom = query.programme || query.year ? FROM : 'applications a';
  return listPage<Row, ApplicationItemDto, 'askedCents'>(q, {
    select: SELECT,
    from: FROM,
    where,
    sort: SORT,
    id: 'a.id',
    query,
    countFrom,
    sums: { askedCents: 'a.asked_cents' },
    map: itemFor(office),
  });
}

/** An organisation learns of an amount when it is decided, and of scores never. */
function itemFor(office: boolean): (row: Row) => ApplicationItemDto {
  const language = languageOf();
  const labels = new Map<string, string>();
  const label = (state: string) => {
    if (!labels.has(state)) labels.set(state, words(language, `application.state.${state}`));
    return labels.get(state)!;
  };
  return (row) => ({
    ...row,
    stateLabel: label(row.state),
    recommendedCents: office ? row.recommendedCents : null,
    scoreHundredths: office ? row.scoreHundredths : null,
  });
}

/** All rows of the filter in its order, for the export: never only the page (D26). */
export function applicationRows(q: Queryable, actor: Actor, query: ApplicationsQuery): Promise<Row[]> {
  const where = whereFor(actor, query);
  const asked = query.sort ?? 'moved';
  const by = SORT[asked.replace(/^-/, '')] ?? SORT.moved!;
  const direction = asked.startsWith('-') !== (by.descending ?? false) ? 'DESC' : 'ASC';
  return q.query<Row>(
    `SELECT ${SELECT} FROM ${FROM} WHERE ${where.sql} ORDER BY ${by.column} ${direction}, a.id ${direction}`,
    where.params,
  );
}
