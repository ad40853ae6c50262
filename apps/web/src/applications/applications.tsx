import { useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Day, Empty, FilterBar, FilterSelect, Heading, Pager, StatusTag, Table, useWords } from '../ui/index.js';
import { countryOptions } from './countries.server.js';
import { programmeOptions } from './programmes.server.js';
import { toneOf } from './road.js';
import type { ApplicationItem } from './sections.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, language, person } = visit(context);
  const query = listQuery(request, ['call', 'state', 'programme', 'country', 'assigned']);
  const [page, calls, programmes] = await Promise.all([
    read(api.GET('/api/applications', { params: { query: query as never } })),
    read(api.GET('/api/calls', { params: { query: { limit: 100 } } })),
    programmeOptions(api),
  ]);
  const reviews = person!.permissions.includes('review.write');
  const countries = countryOptions(language);
  return {
    page,
    programmes,
    countries,
    reviews,
    calls: calls.items.map(({ id, title }) => ({ value: id, label: title })),
  };
}

/** Every file that was submitted, with filters in the address and the export of what is filtered. */
export default function Applications() {
  const { page } = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  const [params] = useSearchParams();
  const whole = new URLSearchParams([...params].filter(([name]) => !['after', 'before', 'limit'].includes(name)));
  return (
    <>
      <Heading
        title={t('nav.applications')}
        lead={t('applications.sum', { count: page.total, amount: money(page.askedCents) })}
        actions={
          <a className="button" href={`/api/applications/export.csv?${whole}`}>
            {t('applications.export')}
          </a>
        }
      />
      <Filters />
      <Table
        caption={t('nav.applications')}
        captionHidden
        rows={page.items}
        keyOf={(file) => file.id}
        rowLink={(file) => `/office/applications/${file.id}`}
        empty={<Empty title={t('applications.empty')}>{t('applications.empty.next')}</Empty>}
        columns={useColumns()}
      />
      <Pager page={page} />
    </>
  );
}

const STATES = ['submitted', 'questioned', 'complete', 'in-review', 'reviewed', 'recommended', 'granted', 'refused'];

function Filters() {
  const { calls, programmes, countries, reviews } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const states = STATES.map((value) => ({ value, label: t(`state.${value}`) }));
  return (
    <FilterBar>
      <FilterSelect name="state" label={t('state')} options={states} />
      <FilterSelect name="call" label={t('call')} options={calls} />
      <FilterSelect name="programme" label={t('programme')} options={programmes} />
      <FilterSelect name="country" label={t('country')} options={countries} />
      {reviews ? (
        <FilterSelect name="assigned" label={t('assigned')} options={[{ value: 'me', label: t('assigned.me') }]} />
      ) : null}
    </FilterBar>
  );
}

function useColumns() {
  const { t, cents } = useWords();
  const number = 'number' as const;
  return [
    { key: 'title', heading: t('project'), cell: (file: ApplicationItem) => file.title, sort: 'title' },
    {
      key: 'organisation',
      heading: t('organisation'),
      cell: (file: ApplicationItem) => `${file.organisationName} (${file.countries.join(', ')})`,
      sort: 'organisation',
    },
    { key: 'call', heading: t('call'), cell: (file: ApplicationItem) => file.callTitle },
    {
      key: 'state',
      heading: t('state'),
      cell: (file: ApplicationItem) => <StatusTag tone={toneOf(file.state)}>{file.stateLabel}</StatusTag>,
    },
    {
      key: 'moved',
      heading: t('since'),
      cell: (file: ApplicationItem) => <Day short date={file.movedAt} />,
      sort: 'moved',
    },
    {
      key: 'score',
      heading: t('score'),
      cell: (file: ApplicationItem) => (file.scoreHundredths == null ? '' : cents(file.scoreHundredths)),
      kind: number,
      sort: 'score',
    },
    {
      key: 'asked',
      heading: t('asked.euros'),
      cell: (file: ApplicationItem) => cents(file.askedCents),
      kind: number,
      sort: 'asked',
    },
    {
      key: 'recommended',
      heading: t('recommended.euros'),
      cell: (file: ApplicationItem) => (file.recommendedCents == null ? '' : cents(file.recommendedCents)),
      kind: number,
    },
  ];
}
