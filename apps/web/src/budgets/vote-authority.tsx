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
  const [programmes, list] = await Promise.all([
    read(api.GET('/api/programmes')),
    read(api.GET('/api/authorities', { params: { query: { limit: 1 } } })),
  ]);
  const vote = list.allowedActs.find((act) => act.act === 'authority.vote');
  if (!vote) throw new Response(null, { status: 403 });
  const today = todayInParis();
  return { programmes, vote, defaults: { firstYear: Number(today.slice(0, 4)), accountingDate: today } };
}

export const action = actionTo('budgets', {
  'authority.vote': {
    post: '/api/authorities',
    to: (authority: { id: string }) => `/office/authorities/${authority.id}#plan`,
    done: (_answer, { t }) => ({ what: t('authority.vote.done'), next: t('authority.vote.next') }),
  },
});

/** Enters a commitment authority that the council has voted; its plan by year follows on its page. */
export default function VoteAuthority() {
  const { programmes, vote, defaults } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('authority.vote.title')} lead={vote.effect} />
      <Form act="authority.vote" defaults={defaults}>
        <SelectField
          name="programmeCode"
          label={t('programme')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField name="label" label={t('label')} hint={t('authority.label.hint')} maxLength={200} />
        <IntField name="firstYear" label={t('authority.first-year')} hint={t('authority.first-year.hint')} />
        <MoneyField name="amountCents" label={t('vote.amount')} />
        <DateField name="accountingDate" label={t('accounting-date')} hint={t('accounting-date.hint')} />
        <TextArea name="reason" label={t('vote.reason')} hint={t('vote.reason.hint')} maxLength={2000} />
        <Submit>{vote.label}</Submit>
      </Form>
    </>
  );
}
