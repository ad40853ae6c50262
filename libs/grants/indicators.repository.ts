import { programmes } from '#libs/budgets';
import { type Actor, may } from '#libs/kernel';
import { allowedActs, languageOf, listPage, type Queryable, searchQuery, Where, words } from '#libs/platform';
import { indicatorOffers, type IndicatorState } from './indicator.acts.js';
import type { IndicatorDto, IndicatorPage, IndicatorQuery } from './indicator.dto.js';

export interface IndicatorRow {
  id: string;
  programmeCode: string;
  /** In the reader's language. */
  label: string;
  unit: string;
  counting: string;
  state: IndicatorState;
}

/** Columns in the reader's language. */
const columns = () => {
  const language = languageOf() === 'fr' ? 'fr' : 'en';
  return `i.id, i.programme_code AS "programmeCode", i.label_${language} AS label, i.unit_${language} AS unit,
    i.counting_${language} AS counting, CASE WHEN i.retired_at IS NULL THEN 'in-use' ELSE 'retired' END AS state`;
};

/** The indicators of a programme that are in use, and those that this grant promises or reports. */
export function indicatorsFor(q: Queryable, programmeCode: string, grantId?: string): Promise<IndicatorRow[]> {
  return q.query<IndicatorRow>(
    `SELECT ${columns()} FROM indicators i WHERE i.programme_code = $1 AND (i.retired_at IS NULL
       OR EXISTS (SELECT FROM grant_targets t WHERE t.indicator_id = i.id AND t.grant_id = $2)
       OR EXISTS (SELECT FROM grant_results r WHERE r.indicator_id = i.id AND r.grant_id = $2)) ORDER BY i.id`,
    [programmeCode, grantId ?? null],
  );
}

type Row = Omit<IndicatorDto, 'programmeName' | 'stateLabel' | 'allowedActs'>;

const COUNTED = `(SELECT count(*) FROM (SELECT t.grant_id FROM grant_targets t WHERE t.indicator_id = i.id
  UNION SELECT r.grant_id FROM grant_results r WHERE r.indicator_id = i.id) g)::int AS grants`;

/** A page of indicators, programme by programme. */
export async function listIndicators(q: Queryable, actor: Actor, query: IndicatorQuery): Promise<IndicatorPage> {
  const names = new Map((await programmes(q)).map(({ code, name }) => [code, name]));
  const language = languageOf();
  const page = await listPage<Row, IndicatorDto>(q, {
    select: `${columns()}, i.retired_at AS "retiredAt", i.retired_reason AS "retiredReason", ${COUNTED}`,
    from: 'indicators i JOIN programmes p ON p.code = i.programme_code',
    where: new Where()
      .when(query.programme, 'i.programme_code = $?')
      .when(query.state, "CASE WHEN i.retired_at IS NULL THEN 'in-use' ELSE 'retired' END = $?")
      .when(searchQuery(query.q), "search_vector(i.label_fr, i.label_en) @@ to_tsquery('simple', $?)"),
    id: 'i.id',
    sort: { programme: { column: 'p.position', type: 'int' } },
    query,
    map: (row) => ({
      ...row,
      programmeName: names.get(row.programmeCode) ?? row.programmeCode,
      stateLabel: words(language, `indicator.state.${row.state}`),
      allowedActs: allowedActs(indicatorOffers(actor, row.state), language),
    }),
  });
  const add = { act: 'indicator.add', allowed: true, reasons: [], irreversible: false, needsReason: false };
  return { ...page, allowedActs: allowedActs(may(actor, 'indicator.add') ? [add] : [], language) };
}
