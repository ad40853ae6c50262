import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { ButtonLink, Day, Empty, FilterBar, FilterSelect, Heading, Pager, Table, useWords } from '../ui/index.js';
import { StateTag } from './state-tag.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const query = listQuery(request, ['state']);
  const page = await read(api.GET('/api/deliberations', { params: { query: query as never } }));
  return { page, records: person?.permissions.includes('deliberation.record') ?? false };
}

type Deliberation = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** The council's votes, with the dates that bring them into force. */
export default function Deliberations() {
  const { page, records } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const record = records ? <ButtonLink to="/office/deliberations/record">{t('record')}</ButtonLink> : null;
  const on = (date: string | null | undefined) =>
    date ? <Day short date={date} /> : <span className="quiet">{t('not-yet')}</span>;
  return (
    <div className="stack-wide">
      <Heading title={t('deliberations')} actions={record} />
      <FilterBar>
        <FilterSelect
          name="state"
          label={t('state')}
          options={['recorded', 'in-force'].map((value) => ({ value, label: t(`deliberation.${value}`) }))}
        />
      </FilterBar>
      <Table<Deliberation>
        caption={t('deliberations')}
        captionHidden
        rows={page.items}
        keyOf={(row) => row.id}
        rowLink={(row) => `/office/deliberations/${row.id}`}
        empty={<Empty title={t('deliberations.empty')}>{t('deliberations.empty.next')}</Empty>}
        columns={[
          { key: 'number', heading: t('number'), cell: (row) => row.number },
          { key: 'title', heading: t('title'), cell: (row) => row.title },
          { key: 'session', heading: t('session'), cell: (row) => <Day short date={row.sessionOn} />, sort: 'session' },
          { key: 'transmitted', heading: t('transmitted'), cell: (row) => on(row.transmittedOn) },
          { key: 'published', heading: t('published'), cell: (row) => on(row.publishedOn) },
          { key: 'notified', heading: t('notified'), cell: (row) => on(row.notifiedOn) },
          { key: 'state', heading: t('state'), cell: (row) => <StateTag state={row.state} label={row.stateLabel} /> },
        ]}
      />
      <Pager page={page} />
    </div>
  );
}
