import { useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  FieldWords,
  FilterBar,
  FilterSelect,
  Form,
  Heading,
  HiddenField,
  Pager,
  Submit,
  useWords,
} from '../ui/index.js';
import { ReviewForm, reviewed } from './review-form.js';
import { keyOf, ReviewRows } from './review-rows.js';
import { YearEndTabs } from './year-end-parts.js';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const path = { year: Number(params.year) };
  const { reviewed: which, ...rest } = listQuery(request, ['programme', 'reviewed']);
  const query = { ...rest, ...(which === 'yes' || which === 'no' ? { reviewed: which as 'yes' | 'no' } : {}) };
  const [yearEnd, page, programmes] = await Promise.all([
    read(api.GET('/api/year-ends/{year}', { params: { path } })),
    read(api.GET('/api/year-ends/{year}/reviews', { params: { path, query } })),
    read(api.GET('/api/programmes')),
  ]);
  return { yearEnd, page, programmes };
}

export const action = actionTo('closing', {
  'year-end.review': { post: '/api/year-ends/{year}/review', body: reviewed },
  'year-end.confirm': {
    post: '/api/year-ends/{year}/review-as-proposed',
    done: ({ reviewed: count }: { reviewed: number }, { t }) => t('confirm.done', { count }),
  },
});

export type ReviewRow = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** What the year has committed and not ordered: what the rules propose, what was chosen; one may be chosen otherwise. */
export default function Reviews() {
  const { yearEnd, page, programmes } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const { year } = yearEnd;
  const may = yearEnd.allowedActs.some(({ act, allowed }) => act === 'year-end.review' && allowed);
  return (
    <div className="stack-wide">
      <YearEndTabs yearEnd={yearEnd} />
      <Heading title={t('reviews')} over={t('title', { year: String(year) })} lead={t('reviews.lead')} />
      <FilterBar>
        <FilterSelect
          name="programme"
          label={t('programme')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <FilterSelect
          name="reviewed"
          label={t('reviewed')}
          options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`reviewed.${value}`) }))}
        />
      </FilterBar>
      {may ? <ConfirmAll unreviewed={yearEnd.unreviewed} /> : null}
      <Chosen rows={page.items} may={may} />
      <ReviewRows rows={page.items} may={may} />
      <Pager page={page} />
      <FieldWords words={['accrued', 'carried', 'lapsed']} />
    </div>
  );
}

/** Takes the proposals for all that nobody has reviewed, of the programme that the filter names. */
function ConfirmAll({ unreviewed }: { unreviewed: number }) {
  const { programmes } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t } = useWords();
  const programme = programmes.find(({ code }) => code === params.get('programme'));
  if (unreviewed === 0) return null;
  return (
    <Form act="year-end.confirm" className="row no-print">
      {programme ? <HiddenField name="programme" value={programme.code} /> : null}
      <Submit look="plain">
        {programme ? t('confirm.programme', { programme: programme.name }) : t('confirm', { count: unreviewed })}
      </Submit>
      <span className="quiet">{t('confirm.is')}</span>
    </Form>
  );
}

/** The row that the address names, with the form that chooses for it. */
function Chosen({ rows, may }: { rows: ReviewRow[]; may: boolean }) {
  const [params] = useSearchParams();
  const row = rows.find((one) => keyOf(one) === params.get('choose'));
  return may && row ? <ReviewForm key={keyOf(row)} row={row} /> : null;
}
