import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActPanel,
  Facts,
  FilterBar,
  FilterSelect,
  Heading,
  HiddenField,
  MoneyField,
  Notice,
  useWords,
} from '../ui/index.js';
import { CeilingBar } from './ceiling-bar.js';
import { Revenues, SourceLines } from './funding-source-tables.js';
import { demandYear, yearOf } from './this-year.server.js';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  demandYear(request);
  const { api } = visit(context);
  const year = yearOf(request);
  const [sources, lines, years] = await Promise.all([
    read(api.GET('/api/funding-sources', { params: { query: { year } } })),
    read(api.GET('/api/budget-lines', { params: { query: { year, source: params.code, limit: 100 } } })),
    read(api.GET('/api/fiscal-years')),
  ]);
  const source = sources.find(({ code }) => code === params.code);
  if (!source) throw new Response(null, { status: 404 });
  return { source, lines, years };
}

export const action = actionTo('budgets', {
  'funding-source.record-revenue': {
    post: '/api/funding-sources/{code}/record-revenue',
    done: (_answer, { t }) => ({ what: t('revenue.done'), next: t('revenue.next') }),
  },
});

type Source = Awaited<ReturnType<typeof loader>>['source'];

/** One source in a year: what it may give, what is voted on it, and each revenue that was recorded with its reason. */
export default function FundingSource() {
  const { source, lines, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const limited = source.ceilingBp !== null;
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={source.label} over={`${t('sources')} · ${source.year}`} lead={source.legalBasis} />
        <FilterBar search={false}>
          <FilterSelect
            name="year"
            label={t('year')}
            all={t('year.this')}
            options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
          />
        </FilterBar>
        {limited && source.version === 0 ? <Notice tone="late" title={t('revenue.missing')} /> : null}
        {limited ? <CeilingBar source={source} /> : null}
        <SourceLines page={lines} />
        {limited ? <Revenues source={source} /> : null}
      </div>
      <aside className="stack-wide">
        <SourceFacts source={source} />
        <ActPanel
          acts={source.allowedActs}
          defaults={source}
          carried={
            <>
              <HiddenField name="year" kind="int" value={source.year} />
              <HiddenField name="version" kind="int" value={source.version} />
            </>
          }
          fields={{
            'funding-source.record-revenue': (
              <MoneyField
                name="revenueCents"
                label={t('revenue')}
                hint={t('revenue.hint')}
                value={source.version === 0 ? '' : source.revenueCents}
              />
            ),
          }}
        />
      </aside>
    </div>
  );
}

function SourceFacts({ source }: { source: Source }) {
  const { t, money, count } = useWords();
  const optional = (value: number | null | undefined) => (typeof value === 'number' ? money(value) : null);
  return (
    <Facts
      items={[
        [t('revenue'), source.version === 0 ? null : optional(source.revenueCents)],
        [t('ceiling.rate'), source.ceilingBp ? t('ceiling.rate.of', { rate: count(source.ceilingBp / 100) }) : null],
        [t('ceiling'), optional(source.ceilingCents)],
        [t('account.voted'), money(source.votedCents)],
        [t('ceiling.left'), optional(source.leftCents)],
        [t('account.committed.all'), money(source.committedCents)],
        [t('account.paid'), money(source.paidCents)],
      ]}
    />
  );
}
