import { agreementThreshold } from '#libs/grants';
import { type Actor, type Language, type LocalDate, parisDate, scopesOf } from '#libs/kernel';
import { listPage, type Queryable, Where, words } from '#libs/platform';
import type { WaitingDto, WaitingKindDto, WorklistPage, WorklistQuery } from './worklist.dto.js';
import { WAITING, type WaitingKind } from './worklist.sources.js';

interface Row {
  id: string;
  kind: string;
  title: string;
  organisationName: string | null;
  amountCents: bigint | null;
  since: Date;
  dueOn: LocalDate | null;
  link: string;
}

/** The kinds that this person's permissions open: the office's for those who hold them everywhere, else their organisations'. */
const kindsOf = (actor: Actor): WaitingKind[] =>
  WAITING.filter(({ permission, scoped }) => {
    const scopes = scopesOf(actor, permission);
    return scoped ? scopes !== 'all' && scopes.length > 0 : scopes === 'all';
  });

/**
 * What waits for one person, in one statement over all rooms: late first, then what is due next, then what has no clock.
 * @throws 400 `list.cursor`
 */
export async function worklist(q: Queryable, actor: Actor, query: WorklistQuery, now: Date): Promise<WorklistPage> {
  const today = parisDate(now);
  const kinds = kindsOf(actor);
  if (kinds.length === 0) return { items: [], total: 0, next: null, previous: null, kinds: [], readsOnly: true };
  const { sql, params } = unionOf(actor, kinds, now);
  const where = new Where();
  where.params.push(...params);
  where.when(query.kind, 'w.kind = $?');
  const page = await listPage<Row, WaitingDto>(q, {
    select: `w.id, w.kind, w.title, w.organisation_name AS "organisationName", w.amount_cents AS "amountCents", w.since,
      w.due_on AS "dueOn", w.link`,
    from: `(${sql}) w`,
    where,
    id: 'w.id',
    sort: { due: { column: `coalesce(w.due_on, 'infinity')`, type: 'date' } },
    query,
    map: (row) => view(row, today, actor.language),
  });
  return { ...page, kinds: await counts(q, sql, params, actor.language), readsOnly: false };
}

function unionOf(actor: Actor, kinds: WaitingKind[], now: Date): { sql: string; params: unknown[] } {
  const everywhere = [...actor.permissions.keys()].filter((key) => scopesOf(actor, key) === 'all');
  const today = parisDate(now);
  const params: unknown[] = [actor.id, today, everywhere, agreementThreshold(today), now];
  const parts = kinds.map(({ kind, permission, scoped, sql }) => {
    const scopes = scoped ? params.push(scopesOf(actor, permission)) : 0;
    return `SELECT '${kind}' AS kind, s.* FROM (${sql.replaceAll('$scopes', `$${scopes}::uuid[]`)})
      s (id, title, organisation_name, amount_cents, since, due_on, link)`;
  });
  // every parameter has a type even where no kind at hand uses it
  const typed =
    'WHERE $1::uuid IS NOT NULL AND $2::date IS NOT NULL AND $3::text[] IS NOT NULL AND $4::bigint IS NOT NULL AND $5::timestamptz IS NOT NULL';
  return { sql: `SELECT * FROM (${parts.join('\n UNION ALL ')}) u ${typed}`, params };
}

function view(row: Row, today: LocalDate, language: Language): WaitingDto {
  const { act } = WAITING.find(({ kind }) => kind === row.kind)!;
  return {
    ...row,
    title: row.title || words(language, 'worklist.untitled'),
    kindLabel: words(language, `worklist.${row.kind}`),
    late: row.dueOn !== null && row.dueOn < today,
    act,
    actLabel: words(language, act),
  };
}

async function counts(q: Queryable, sql: string, params: unknown[], language: Language): Promise<WaitingKindDto[]> {
  const rows = await q.query<{ kind: string; count: bigint; late: bigint }>(
    `SELECT w.kind, count(*) AS count, count(*) FILTER (WHERE w.due_on < $2) AS late FROM (${sql}) w GROUP BY w.kind`,
    params,
  );
  return WAITING.flatMap(({ kind }) => {
    const row = rows.find((one) => one.kind === kind);
    return row
      ? [{ kind, label: words(language, `worklist.${kind}`), count: Number(row.count), late: Number(row.late) }]
      : [];
  });
}
