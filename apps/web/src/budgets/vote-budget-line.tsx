import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  DateField,
  Form,
  Heading,
  IntField,
  MoneyField,
  SelectField,
  Submit,
  TextArea,
  TextField,
  useWords,
} from '../ui/index.js';
import { todayInParis } from './this-year.server.js';

export async function loader({ context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const [programmes, lines] = await Promise.all([
    read(api.GET('/api/programmes')),
    read(api.GET('/api/budget-lines', { params: { query: { limit: 1 } } })),
  ]);
  const vote = lines.allowedActs.find((act) => act.act === 'budget-line.vote');
  if (!vote) throw new Response(null, { status: 403 });
  const year = Number(todayInParis().slice(0, 4));
  return { programmes, vote, defaults: { year, chapter: '65', accountingDate: `${year}-01-01` } };
}

export const action = actionTo('budgets', {
  'budget-line.vote': {
    post: '/api/budget-lines',
    to: (line: { id: string }) => `/office/budget-lines/${line.id}`,
    done: (_answer, { t }) => ({ what: t('vote.done'), next: t('vote.next') }),
  },
});

/** Enters what the council has voted for a programme and year. */
export default function VoteBudgetLine() {
  const { programmes, vote, defaults } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('vote.title')} lead={vote.effect} />
      <Form act="budget-line.vote" defaults={defaults}>
        <SelectField
          name="programmeCode"
          label={t('programme')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <IntField name="year" label={t('year')} />
        <TextField name="chapter" label={t('chapter')} className="narrow" />
        <TextField name="nature" label={t('nature')} hint={t('nature.hint')} className="narrow" />
        <TextField name="function" label={t('function')} className="narrow" />
        <TextField name="label" label={t('label')} hint={t('label.hint')} />
        <MoneyField name="amountCents" label={t('vote.amount')} />
        <DateField name="accountingDate" label={t('accounting-date')} hint={t('accounting-date.hint')} />
        <TextArea name="reason" label={t('vote.reason')} hint={t('vote.reason.hint')} maxLength={2000} />
        <Submit>{vote.label}</Submit>
      </Form>
    </>
  );
}
