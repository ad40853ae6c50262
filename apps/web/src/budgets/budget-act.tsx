import type { ReactNode } from 'react';
import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActPanel,
  DateField,
  Facts,
  FileField,
  Heading,
  StatusTag,
  TextField,
  Timeline,
  useWords,
} from '../ui/index.js';
import { BudgetActForm, enteredSides } from './budget-act-form.js';
import { BudgetActSides } from './budget-act-sides.js';
import { ACT_TONES } from './budget-acts.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const act = await read(api.GET('/api/budget-acts/{id}', { params: { path: { id: params.id! } } }));
  const changes = act.allowedActs.some((one) => one.act === 'budget-act.change' && one.allowed);
  return { act, choices: changes ? await choicesOf(api, act.year) : null };
}

async function choicesOf(api: ReturnType<typeof visit>['api'], year: number) {
  const [lines, chart, programmes, sources] = await Promise.all([
    read(api.GET('/api/budget-lines', { params: { query: { year, limit: 200 } } })),
    read(api.GET('/api/chart-accounts', { params: { query: { year, limit: 200 } } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/funding-sources', { params: { query: { year } } })),
  ]);
  return { lines: lines.items, accounts: chart.items, programmes, sources };
}

export const action = actionTo('budgets', {
  'budget-act.change': {
    put: '/api/budget-acts/{id}',
    body: enteredSides,
    done: (_answer, { t }) => ({ what: t('act.saved'), next: t('act.saved.next') }),
  },
  'budget-act.attach': { post: '/api/budget-acts/{id}/attach', files: true },
  'budget-act.submit': {
    post: '/api/budget-acts/{id}/submit',
    done: (_answer, { t }) => ({ what: t('act.submitted'), next: t('act.submitted.next') }),
  },
  'budget-act.adopt': {
    post: '/api/budget-acts/{id}/adopt',
    done: ({ number }: { number: string }, { t }) => ({
      what: t('act.adopted', { number }),
      next: t('act.adopted.next'),
    }),
  },
  'budget-act.withdraw': { post: '/api/budget-acts/{id}/withdraw' },
});

type Data = Awaited<ReturnType<typeof loader>>;
export type ActView = Data['act'];
export type Choices = NonNullable<Data['choices']>;

/** One budget act: its sides, its paper, what may be done with it, and who did what. */
export default function BudgetAct() {
  const { act, choices } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const decision = (
    <>
      <DateField name="accountingDate" label={t('accounting-date')} hint={t('accounting-date.hint')} />
      <TextField name="decision" label={t('act.decision')} hint={t('act.decision.hint')} maxLength={200} />
    </>
  );
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={act.title} over={act.number ?? `${act.kindLabel} ${act.year}`} />
        {choices ? <BudgetActForm act={act} choices={choices} /> : <BudgetActSides act={act} />}
        <section className="stack">
          <h2>{t('history')}</h2>
          <Timeline
            entries={act.timeline.map(({ id, text, actorName, at, reason }) => ({
              ...{ id, what: text, who: actorName, at, reason },
            }))}
          />
        </section>
      </div>
      <aside className="stack-wide">
        <ActFacts act={act} />
        <ActPanel
          acts={act.allowedActs}
          except={['budget-act.change']}
          files={['budget-act.attach']}
          defaults={{ accountingDate: act.accountingDate ?? `${act.year}-01-01`, decision: act.decision ?? '' }}
          fields={{
            'budget-act.attach': <FileField name="file" label={t('act.paper')} />,
            'budget-act.adopt': decision,
            'budget-act.submit': decision,
          }}
        />
      </aside>
    </div>
  );
}

function ActFacts({ act }: { act: ActView }) {
  const { t, money, day } = useWords();
  const { document, room, counterpart, decision, reason, caseId } = act;
  const known: [string, ReactNode][] = [
    [t('accounting-date'), act.accountingDate && day(act.accountingDate)],
    [t('act.decision'), decision],
    [t('act.reason'), reason],
    [t('act.counterpart'), counterpart],
    [t('act.paper'), document && <a href={`/api/budget-acts/${act.id}/documents/${document.id}`}>{document.name}</a>],
    [t('act.case'), caseId && <Link to={`/office/approval-cases/${caseId}`}>{t('act.case.open')}</Link>],
    [t('act.ceiling'), room && money(room.ceilingCents)],
    [t('act.ceiling.left'), room && money(room.leftCents)],
  ];
  return (
    <Facts
      items={[
        [
          t('state'),
          <StatusTag key="state" tone={ACT_TONES[act.state]}>
            {act.stateLabel}
          </StatusTag>,
        ],
        [t('act.kind'), act.kindLabel],
        [t('year'), act.year],
        ...known.filter(([, value]) => Boolean(value)),
      ]}
    />
  );
}
