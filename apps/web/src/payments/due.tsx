import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  Due as DueDay,
  Empty,
  FieldWords,
  FilterBar,
  FilterSelect,
  Form,
  Heading,
  HiddenField,
  Pager,
  Submit,
  Table,
  useWords,
} from '../ui/index.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const query = listQuery(request, ['programme', 'grantId']);
  const [page, programmes] = await Promise.all([
    read(api.GET('/api/payment-orders/due', { params: { query } })),
    read(api.GET('/api/programmes')),
  ]);
  return { page, programmes };
}

export const action = actionTo('payments', {
  'payment-order.issue': {
    post: '/api/payment-orders',
    done: (order: { number: string }, { t }) => ({
      what: t('issue.done', { number: order.number }),
      next: t('issue.next'),
    }),
  },
});

type Data = Awaited<ReturnType<typeof loader>>;
type Instalment = Data['page']['items'][number];

/** The desk of the authorising officer: what is due, the most urgent first, and what stands in the way of the rest. */
export default function Due() {
  const { page, programmes } = useLoaderData<typeof loader>();
  const { t, cents } = useWords();
  const issue = page.allowedActs.find(({ act, allowed }) => act === 'payment-order.issue' && allowed);
  return (
    <div className="stack-wide">
      <Heading title={t('due')} lead={t('due.lead')} />
      <FilterBar>
        <FilterSelect
          name="programme"
          label={t('programme')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterBar>
      <Table
        caption={t('due')}
        captionHidden
        rows={page.items}
        keyOf={(one) => one.id}
        empty={<Empty title={t('due.empty')}>{t('due.empty.next')}</Empty>}
        columns={[
          { key: 'pay-by', heading: t('pay-by'), cell: (one) => <PayBy date={one.payBy} /> },
          { key: 'organisation', heading: t('organisation'), cell: (one) => one.organisationName },
          { key: 'grant', heading: t('grant'), cell: (one) => <GrantLink instalment={one} /> },
          { key: 'position', heading: t('instalment'), cell: (one) => one.position },
          { key: 'amount', heading: t('amount.euros'), cell: (one) => cents(one.amountCents), kind: 'number' },
          { key: 'act', heading: t('act'), cell: (one) => <Order instalment={one} label={issue?.label} /> },
        ]}
      />
      <Pager page={page} />
      <FieldWords words={['ordered', 'sixty']} />
      {issue && page.items.length > 0 ? <p className="quiet">{issue.effect}</p> : null}
    </div>
  );
}

/** One cell is one thing: on a phone its parts would else part. */
const PayBy = ({ date }: { date: string }) => (
  <span>
    <DueDay date={date} />
  </span>
);

const GrantLink = ({ instalment }: { instalment: Instalment }) => (
  <span>
    <Link to={`/office/grants/${instalment.grantId}`} className="nowrap">
      {instalment.grantReference}
    </Link>{' '}
    {instalment.title}
  </span>
);

function Order({ instalment, label }: { instalment: Instalment; label?: string }) {
  if (instalment.reasons.length > 0) {
    return (
      <ul className="small quiet">
        {instalment.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    );
  }
  if (!label) return null;
  return (
    <Form act="payment-order.issue" id={`issue-${instalment.id}`} className="">
      <HiddenField name="instalmentId" value={instalment.id} />
      <Submit>{label}</Submit>
    </Form>
  );
}
