import type { Json } from '../form-body.js';
import { Drawer, Form, HiddenField, LiveSum, MoneyField, Submit, Table, useWords } from '../ui/index.js';
import type { AuthorityView } from './authority.js';

/** Years left blank are not planned: they are left out of what is sent. */
export function plannedYears(body: Record<string, Json>): Record<string, Json> {
  const plan = (body.plan ?? []) as Record<string, Json>[];
  return { plan: plan.filter(({ plannedCents }) => plannedCents !== undefined) };
}

/** What is to be paid in each year, what was, and what is left; and the form that plans it anew, for those who may. */
export function AuthorityPlan({ authority }: { authority: AuthorityView }) {
  const { t, cents } = useWords();
  const { years } = authority.position;
  const plan = authority.allowedActs.find(({ act, allowed }) => act === 'authority.plan' && allowed);
  const total = (of: 'plannedCents' | 'paidCents' | 'leftCents') => cents(years.reduce((sum, one) => sum + one[of], 0));
  return (
    <section className="stack" id="plan" aria-label={t('authority.plan')}>
      {years.length === 0 ? null : (
        <Table
          caption={t('authority.plan')}
          rows={years}
          keyOf={({ year }) => String(year)}
          columns={[
            { key: 'year', heading: t('year'), cell: ({ year }) => year, total: t('total') },
            {
              ...{ key: 'planned', heading: t('authority.planned'), kind: 'number', total: total('plannedCents') },
              cell: ({ plannedCents }) => cents(plannedCents),
            },
            {
              ...{ key: 'paid', heading: t('authority.paid'), kind: 'number', total: total('paidCents') },
              cell: ({ paidCents }) => cents(paidCents),
            },
            {
              ...{ key: 'left', heading: t('authority.left'), kind: 'number', total: total('leftCents') },
              cell: ({ leftCents }) => cents(leftCents),
            },
          ]}
        />
      )}
      {plan ? (
        <Drawer title={plan.label} open={authority.unplannedCents !== 0}>
          <div className="stack-wide">
            <p className="quiet">{plan.effect}</p>
            <PlanForm authority={authority} submit={t('authority.plan.save')} />
          </div>
        </Drawer>
      ) : null}
    </section>
  );
}

/** From the first year to one beyond the last planned, four at least. */
function yearsToPlan({ firstYear, position }: AuthorityView): number[] {
  const last = Math.max(firstYear + 3, ...position.years.map(({ year }) => year + 1));
  return Array.from({ length: last - firstYear + 1 }, (_, i) => firstYear + i);
}

function PlanForm({ authority, submit }: { authority: AuthorityView; submit: string }) {
  const { t } = useWords();
  const { position, unplannedCents } = authority;
  const plan = yearsToPlan(authority).map((year) => {
    const planned = position.years.find((one) => one.year === year)?.plannedCents;
    return planned ? { year, plannedCents: planned } : { year };
  });
  return (
    <Form act="authority.plan" defaults={{ plan }}>
      <div className="filters">
        {plan.map(({ year }, i) => (
          <div key={year}>
            <HiddenField name={`plan.${i}.year`} kind="int" value={year} />
            <MoneyField name={`plan.${i}.plannedCents`} label={String(year)} />
          </div>
        ))}
      </div>
      <LiveSum
        label={t('authority.plan.sum')}
        of="plan."
        make={position.votedCents}
        saved={{ sum: position.votedCents - unplannedCents, make: position.votedCents }}
      />
      <Submit>{submit}</Submit>
    </Form>
  );
}
