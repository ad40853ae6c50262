import { Link } from 'react-router';
import { ButtonLink, Facts, Figure, Form, Submit, useWords } from '../ui/index.js';
import type { YearEndView } from './year-end.js';

/** Each step of the close with its figures and the page or button that carries it on. */
export function YearEndSteps({ yearEnd }: { yearEnd: YearEndView }) {
  return (
    <>
      <Period yearEnd={yearEnd} />
      <Orders yearEnd={yearEnd} />
      {yearEnd.closed ? null : <Review yearEnd={yearEnd} />}
      <Next yearEnd={yearEnd} />
      <Income yearEnd={yearEnd} />
    </>
  );
}

function Period({ yearEnd: { ordersUntil, amendUntil, year } }: { yearEnd: YearEndView }) {
  const { t, day } = useWords();
  return (
    <section className="stack">
      <h2>{t('step.period')}</h2>
      <p className="quiet">{t('period.lead', { year: String(year) })}</p>
      <Facts
        items={[
          [t('period.commit'), day(`${year}-12-31`)],
          [t('period.amend'), day(amendUntil)],
          [t('period.orders'), day(ordersUntil)],
        ]}
      />
    </section>
  );
}

function Orders({ yearEnd: { year, ordered, reserved, closed } }: { yearEnd: YearEndView }) {
  const { t, money } = useWords();
  return (
    <section className="stack">
      <h2>{t('step.orders')}</h2>
      <div className="grid">
        <Figure
          label={<Link to={`/office/payments?year=${year}`}>{t('orders.unpaid')}</Link>}
          number={money(ordered.amountCents)}
          change={t('orders.count', { count: ordered.count })}
        />
        {closed ? null : (
          <Figure
            label={<Link to={`/office/grants?year=${year}&state=proposed`}>{t('orders.reserved')}</Link>}
            number={money(reserved.amountCents)}
            change={t('grants.count', { count: reserved.count })}
          />
        )}
      </div>
      <p className="quiet">{t(closed ? 'orders.after' : 'orders.before')}</p>
    </section>
  );
}

function Review({ yearEnd }: { yearEnd: YearEndView }) {
  const { t, money } = useWords();
  const { year, committed, unreviewed, accrueCents, carryCents, lapseCents, availableCents, allowedActs } = yearEnd;
  const may = allowedActs.some(({ act, allowed }) => act === 'year-end.review' && allowed);
  return (
    <section className="stack">
      <h2>{t('step.review')}</h2>
      <p className="quiet">{t('review.lead')}</p>
      <div className="grid">
        <Figure label={t('choice.accrue')} number={money(accrueCents)} change={t('accrue.is')} />
        <Figure label={t('choice.carry')} number={money(carryCents)} change={t('carry.is')} />
        <Figure
          label={t('choice.lapse')}
          number={money(lapseCents)}
          change={t('lapse.is', { amount: money(availableCents) })}
        />
      </div>
      <p>{t('review.state', { count: committed.count, unreviewed, amount: money(committed.amountCents) })}</p>
      <div className="row no-print">
        {may && unreviewed > 0 ? (
          <Form act="year-end.confirm" className="">
            <Submit look="plain">{t('confirm', { count: unreviewed })}</Submit>
          </Form>
        ) : null}
        <ButtonLink to={`/office/year-ends/${year}/reviews${unreviewed > 0 ? '?reviewed=no' : ''}`}>
          {t('review.open')}
        </ButtonLink>
        {may ? <ButtonLink to={`/office/year-ends/${year}/trial`}>{t('trial.open')}</ButtonLink> : null}
      </div>
    </section>
  );
}

function Next({ yearEnd: { next, closed } }: { yearEnd: YearEndView }) {
  const { t, money } = useWords();
  const { carried, accrued, slices } = next;
  if (!closed && slices.count === 0) return null;
  return (
    <section className="stack">
      <h2>{t('step.open', { next: String(next.year) })}</h2>
      <p className="quiet">{t(carried.count + accrued.count + slices.count > 0 ? 'next.lead' : 'next.done')}</p>
      <div className="grid">
        {(['carried', 'accrued', 'slices'] as const).map((part) => (
          <Figure
            key={part}
            label={t(`next.${part}`)}
            number={money(next[part].amountCents)}
            change={t('grants.count', { count: next[part].count })}
          />
        ))}
      </div>
    </section>
  );
}

/** What beneficiaries give back after the close changes nothing in the year: it is income of a later one (rule 8.6). */
function Income({ yearEnd: { year, closed, income } }: { yearEnd: YearEndView }) {
  const { t, money } = useWords();
  if (!closed) return null;
  return (
    <section className="stack">
      <h2>{t('income')}</h2>
      <p className="quiet">{t('income.lead', { year: String(year) })}</p>
      <div className="grid">
        <Figure
          label={
            <Link to={`/office/refunds?kind=income&orderYear=${year}`}>{t('income.of', { year: String(year) })}</Link>
          }
          number={money(income.amountCents)}
          change={t('income.count', { count: income.count })}
        />
      </div>
    </section>
  );
}
