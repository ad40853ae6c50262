import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import type { Json } from '../form-body.js';
import { actionTo } from '../form.server.js';
import { Form, Heading, IntField, SelectField, Submit, TextArea, TextField, useWords } from '../ui/index.js';
import { todayInParis } from './this-year.server.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await read(visit(context).api.GET('/api/budget-acts', { params: { query: { limit: 1 } } }));
  const draft = page.allowedActs.find((act) => act.act === 'budget-act.draft');
  if (!draft) throw new Response(null, { status: 403 });
  const asked = new URL(request.url).searchParams;
  const year = Number(asked.get('year')) || Number(todayInParis().slice(0, 4));
  return { draft, defaults: { year, kind: asked.get('kind') ?? 'VIR' } };
}

export const action = actionTo('budgets', {
  'budget-act.draft': {
    post: '/api/budget-acts',
    body: (body: Record<string, Json>) => ({ ...body, sides: [] }),
    to: (act: { id: string }) => `/office/budget-acts/${act.id}`,
    done: (_answer, { t }) => ({ what: t('act.drafted'), next: t('act.drafted.next') }),
  },
});

/** Begins a budget act: what it is and why. Its lines are entered on its own page. */
export default function DraftBudgetAct() {
  const { draft, defaults } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={draft.label} lead={draft.effect} />
      <Form act="budget-act.draft" defaults={defaults}>
        <SelectField
          name="kind"
          label={t('act.kind')}
          hint={t('act.kind.hint')}
          options={['BP', 'DM', 'VIR'].map((value) => ({ value, label: t(`act.kind.${value}`) }))}
        />
        <IntField name="year" label={t('year')} />
        <TextField name="title" label={t('label')} hint={t('act.title.hint')} maxLength={200} />
        <TextArea name="reason" label={t('act.reason')} hint={t('act.reason.hint')} maxLength={2000} optional />
        <Submit>{t('act.begin')}</Submit>
      </Form>
    </>
  );
}
