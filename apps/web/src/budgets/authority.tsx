import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read, readOptional } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActPanel,
  DateField,
  Facts,
  FieldWords,
  Heading,
  MoneyField,
  Notice,
  Timeline,
  useWords,
} from '../ui/index.js';
import { AuthorityGrants } from './authority-grants.js';
import { AuthorityPlan, plannedYears } from './authority-plan.js';
import { AuthorityEntries } from './authority-entries.js';
import { todayInParis } from './this-year.server.js';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const path = { id: params.id! };
  const query = listQuery(request, []);
  const [authority, entries, grants] = await Promise.all([
    read(api.GET('/api/authorities/{id}', { params: { path } })),
    read(api.GET('/api/authorities/{id}/entries', { params: { path, query } })),
    readOptional(
      api.GET('/api/grants', { params: { query: { authorityId: path.id, limit: 100, sort: 'organisation' } } }),
    ),
  ]);
  return { authority, entries, grants, accountingDate: todayInParis() };
}

export const action = actionTo('budgets', {
  'authority.plan': {
    post: '/api/authorities/{id}/plan',
    body: plannedYears,
    done: (_answer, { t }) => ({ what: t('authority.plan.done'), next: t('authority.plan.next') }),
  },
  'authority.amend': {
    post: '/api/authorities/{id}/amend',
    done: (_answer, { t }) => ({ what: t('authority.amend.done'), next: t('authority.amend.next') }),
  },
  'authority.lapse': { post: '/api/authorities/{id}/lapse' },
});

/** One commitment authority: what is left of it, its plan by year, its grants, and every entry behind the figures. */
export default function Authority() {
  const { authority, entries, grants, accountingDate } = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  const apart = authority.unplannedCents;
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={authority.label} over={`${authority.number} · ${authority.programmeName}`} />
        {apart === 0 ? null : (
          <Notice tone="late" title={t('authority.to-plan')}>
            <p>{t('authority.to-plan.why', { amount: money(Math.abs(apart)) })}</p>
          </Notice>
        )}
        <AuthorityPlan authority={authority} />
        <AuthorityGrants grants={grants?.items ?? []} />
        <AuthorityEntries page={entries} />
        <FieldWords words={['ae', 'cp', 'reserved', 'committed', 'paid', 'lapsed']} />
        <section className="stack">
          <h2>{t('history')}</h2>
          <Timeline
            entries={authority.timeline.map(({ id, text, actorName, at, reason }) => ({
              ...{ id, what: text, who: actorName, at, reason },
            }))}
          />
        </section>
      </div>
      <aside className="stack-wide">
        <Balances authority={authority} />
        <ActPanel
          acts={authority.allowedActs}
          except={['authority.plan', 'authority.vote']}
          defaults={{ accountingDate }}
          fields={{ 'authority.amend': <AmountFields amend />, 'authority.lapse': <AmountFields /> }}
        />
      </aside>
    </div>
  );
}

export type AuthorityView = Awaited<ReturnType<typeof loader>>['authority'];

const FIGURES = ['voted', 'available', 'reserved', 'committed', 'paid', 'left', 'lapsed'] as const;

function Balances({ authority: { position, firstYear } }: { authority: AuthorityView }) {
  const { t, money } = useWords();
  return (
    <Facts
      items={[
        [t('authority.first-year'), firstYear],
        ...FIGURES.map((name): [string, string] => [t(`authority.${name}`), money(position[`${name}Cents`])]),
      ]}
    />
  );
}

function AmountFields({ amend }: { amend?: boolean }) {
  const { t } = useWords();
  return (
    <>
      <MoneyField
        name="amountCents"
        label={t(amend ? 'amend.amount' : 'authority.lapse.amount')}
        hint={t(amend ? 'amend.amount.hint' : 'authority.lapse.hint')}
      />
      <DateField name="accountingDate" label={t('accounting-date')} />
    </>
  );
}
