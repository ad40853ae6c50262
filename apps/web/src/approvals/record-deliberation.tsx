import { useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import type { Json } from '../form-body.js';
import { actionTo } from '../form.server.js';
import {
  DateField,
  Empty,
  Form,
  Heading,
  HiddenField,
  MoneyField,
  RadioField,
  Submit,
  TextField,
  useWords,
} from '../ui/index.js';

export async function loader({ context }: LoaderFunctionArgs) {
  const query = { step: 'vote', sort: 'due', limit: 200 } as const;
  return read(visit(context).api.GET('/api/approval-cases', { params: { query } }));
}

type Case = Awaited<ReturnType<typeof loader>>['items'][number];

export const action = actionTo('approvals', {
  'deliberation.record': {
    post: '/api/deliberations',
    body: (body) => ({ ...body, votes: ((body.votes ?? []) as { [name: string]: Json }[]).filter(onAgenda) }),
    to: (answer: { id: string }) => `/office/deliberations/${answer.id}`,
    done: (_answer, { t }) => ({ what: t('done.record'), next: t('next.record') }),
  },
});

const onAgenda = (vote: { [name: string]: Json }) => vote.result !== undefined && vote.result !== 'none';

/** The secretary writes down what the council voted: one number, one session, one result for each beneficiary. */
export default function RecordDeliberation() {
  const { items } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('record')} lead={t('record.lead')} />
      {items.length === 0 ? (
        <Empty title={t('record.empty')}>{t('record.empty.next')}</Empty>
      ) : (
        <Form act="deliberation.record">
          <TextField name="number" label={t('number')} hint={t('number.hint')} maxLength={100} />
          <DateField name="sessionOn" label={t('session')} />
          <TextField name="title" label={t('title')} hint={t('title.hint')} optional maxLength={300} />
          <h2>{t('votes')}</h2>
          <div className="stack-wide">
            {items.map((row, i) => (
              <Vote key={row.id} row={row} at={`votes.${i}`} />
            ))}
          </div>
          <p className="warning">{t('record.warning')}</p>
          <Submit look="irreversible">{t('record')}</Submit>
        </Form>
      )}
    </div>
  );
}

function Vote({ row, at }: { row: Case; at: string }) {
  const [params] = useSearchParams();
  const { t, money } = useWords();
  return (
    <div className="stack">
      <HiddenField name={`${at}.caseId`} value={row.id} />
      <HiddenField name={`${at}.step`} kind="int" value={row.step!} />
      <RadioField
        name={`${at}.result`}
        label={t('vote.of', { title: row.title, organisation: row.organisationName, amount: money(row.amountCents) })}
        value={params.get('case') === row.id ? 'adopted' : 'none'}
        options={['none', 'adopted', 'rejected'].map((value) => ({ value, label: t(`vote.${value}`) }))}
      />
      <MoneyField name={`${at}.adoptedCents`} label={t('vote.amount')} hint={t('vote.amount.hint')} optional />
    </div>
  );
}
