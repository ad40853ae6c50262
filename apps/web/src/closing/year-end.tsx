import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActPanel, FieldWords, Heading, Instant, Road, type RoadStep, Timeline, useWords } from '../ui/index.js';
import { YearEndTabs } from './year-end-parts.js';
import { YearEndSteps } from './year-end-steps.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const year = Number(params.year);
  const yearEnd = await read(api.GET('/api/year-ends/{year}', { params: { path: { year } } }));
  return { yearEnd };
}

export const action = actionTo('closing', {
  'year-end.confirm': {
    post: '/api/year-ends/{year}/review-as-proposed',
    done: ({ reviewed }: { reviewed: number }, { t }) => ({ what: t('confirm.done', { count: reviewed }) }),
  },
  'year-end.close': {
    post: '/api/year-ends/{year}/close',
    body: () => ({}),
    done: (_answer, { t }) => ({ what: t('close.done'), next: t('close.next') }),
  },
  'year-end.open': {
    post: '/api/year-ends/{year}/open',
    body: () => ({}),
    done: ({ year }: { year: number }, { t }) => ({
      what: t('open.done', { year: String(year) }),
      next: t('open.next'),
    }),
  },
});

export type YearEndView = Awaited<ReturnType<typeof loader>>['yearEnd'];

/** The close of a year, guided: what is still to come in, to be reviewed, tried, closed, and taken up by the next year. */
export default function YearEnd() {
  const { yearEnd } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const { year, closedAt, closedByName, allowedActs } = yearEnd;
  const acts = allowedActs.filter(({ act }) => act !== 'year-end.review');
  return (
    <div className="stack-wide">
      <YearEndTabs yearEnd={yearEnd} />
      <div className="deciding wide">
        <div className="stack-wide">
          <Heading
            title={t('title', { year: String(year) })}
            over={
              closedAt ? (
                <>
                  {t('closed-by', { who: closedByName ?? t('who.house') })} <Instant at={closedAt} />
                </>
              ) : (
                t('state.open')
              )
            }
          />
          <YearEndRoad yearEnd={yearEnd} />
          <YearEndSteps yearEnd={yearEnd} />
          <FieldWords words={['period', 'accrued', 'carried', 'lapsed', 'reserved']} />
          <section className="stack">
            <h2>{t('history')}</h2>
            <Timeline
              entries={yearEnd.timeline.map(({ id, text, actorName, at, reason }) => ({
                ...{ id, what: text, who: actorName, at, reason },
              }))}
            />
          </section>
        </div>
        <aside>
          <ActPanel acts={acts} none={t('acts.none')} />
        </aside>
      </div>
    </div>
  );
}

const STEPS = ['period', 'orders', 'review', 'close', 'open'] as const;

/** The first step that is not done is the present one. */
export function standing({ ended, closed, reserved, unreviewed, allowedActs, next }: YearEndView): boolean[] {
  const waits = next.carried.count + next.accrued.count + next.slices.count;
  const dayCame = closed || allowedActs.some(({ act, allowed }) => act === 'year-end.close' && allowed);
  return [
    ended,
    closed || (ended && reserved.count === 0),
    closed || unreviewed === 0,
    closed,
    closed && waits === 0,
  ].map((done, i, all) => done && all.slice(0, i).every(Boolean) && (i !== 3 || dayCame));
}

function YearEndRoad({ yearEnd }: { yearEnd: YearEndView }) {
  const { t } = useWords();
  const done = standing(yearEnd);
  const now = done.indexOf(false);
  const steps: RoadStep[] = STEPS.map((key, i) => ({
    key,
    label: t(`step.${key}`, { next: String(yearEnd.next.year) }),
    state: done[i] ? 'done' : i === now ? 'now' : 'ahead',
  }));
  return <Road steps={steps} next={now < 0 ? t('all-done') : t(`step.${STEPS[now]!}.next`)} />;
}
