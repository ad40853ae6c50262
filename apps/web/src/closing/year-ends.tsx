import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { Empty, Heading, StatusTag, Table, useWords } from '../ui/index.js';

export async function loader({ context }: LoaderFunctionArgs) {
  return { years: await read(visit(context).api.GET('/api/fiscal-years')) };
}

/** The years that have a budget, the latest first; each opens its year end. */
export default function YearEnds() {
  const { years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('years')} lead={t('years.lead')} />
      <Table
        caption={t('years')}
        captionHidden
        rows={years}
        keyOf={({ year }) => String(year)}
        rowLink={({ year }) => `/office/year-ends/${year}`}
        empty={<Empty title={t('years.empty')}>{t('years.empty.next')}</Empty>}
        columns={[
          { key: 'year', heading: t('year'), cell: ({ year }) => year },
          {
            key: 'state',
            heading: t('state'),
            cell: ({ closed }) => (
              <StatusTag tone={closed ? 'settled' : 'moving'}>{t(closed ? 'state.closed' : 'state.open')}</StatusTag>
            ),
          },
        ]}
      />
    </div>
  );
}
