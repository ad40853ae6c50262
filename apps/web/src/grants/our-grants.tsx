import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { ButtonLink, Empty, Heading, Pager, StatusTag, Table, useWords } from '../ui/index.js';
import { toneOf } from './states.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/grants', { params: { query: listQuery(request, []) } }));
}

/** The grants that the City decided for us. */
export default function OurGrants() {
  const page = useLoaderData<typeof loader>();
  const { t, cents } = useWords();
  return (
    <div className="wide stack-wide">
      <Heading title={t('ours')} lead={t('ours.lead')} />
      <Table
        caption={t('ours')}
        captionHidden
        rows={page.items}
        keyOf={(grant) => grant.id}
        rowLink={(grant) => `/portal/grants/${grant.id}`}
        empty={
          <Empty
            title={t('ours.empty')}
            actions={<ButtonLink to="/portal/applications">{t('ours.empty.applications')}</ButtonLink>}
          >
            {t('ours.empty.next')}
          </Empty>
        }
        columns={[
          { key: 'title', heading: t('project'), cell: (grant) => grant.title },
          { key: 'year', heading: t('year'), cell: (grant) => grant.fiscalYear },
          {
            key: 'state',
            heading: t('state'),
            cell: (grant) => <StatusTag tone={toneOf(grant.state)}>{grant.stateLabel}</StatusTag>,
          },
          { key: 'amount', heading: t('amount.euros'), cell: (grant) => cents(grant.amountCents), kind: 'number' },
          { key: 'paid', heading: t('paid.euros'), cell: (grant) => cents(grant.paidCents), kind: 'number' },
        ]}
      />
      <Pager page={page} />
    </div>
  );
}
