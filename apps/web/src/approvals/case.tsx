import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import type { Speaker } from '../words.js';
import {
  ActPanel,
  ButtonLink,
  Drawer,
  Facts,
  Figure,
  Heading,
  HiddenField,
  RadioField,
  Timeline,
  useWords,
} from '../ui/index.js';
import { CaseRoad } from './case-road.js';
import { Signatures } from './signatures.js';
import { StateTag } from './state-tag.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/approval-cases/{id}', { params: { path: { id: params.id! } } }));
}

export type Case = Awaited<ReturnType<typeof loader>>;

const done =
  (what: string) =>
  (answer: { state: string }, { t }: Speaker) => ({ what: t(`done.${what}`), next: t(`next.${answer.state}`) });

export const action = actionTo('approvals', {
  'approval.give-opinion': { post: '/api/approval-cases/{id}/give-opinion', done: done('give-opinion') },
  'approval.approve': { post: '/api/approval-cases/{id}/approve', done: done('approve') },
  'approval.return': { post: '/api/approval-cases/{id}/return', done: done('return') },
  'approval.refuse': { post: '/api/approval-cases/{id}/refuse', done: done('refuse') },
});

/** The deciding page: what is asked to the left; amount, money left, who signed to the right; below, what may be done. */
export default function DecidingPage() {
  const file = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading
          title={file.title}
          over={`${file.organisationName} · ${file.route}`}
          lead={<StateTag state={file.state} label={file.stateLabel} />}
        />
        <CaseRoad file={file} />
        <Asked file={file} />
        <section aria-labelledby="timeline" className="stack">
          <h2 id="timeline">{t('timeline')}</h2>
          <Timeline
            entries={file.timeline.map(({ id, text, actorName, at, reason }) => ({
              id,
              what: text,
              who: actorName,
              at,
              reason,
            }))}
          />
        </section>
      </div>
      <aside className="stack-wide">
        <Money file={file} />
        <Signatures steps={file.steps} />
        <Acts file={file} />
      </aside>
    </div>
  );
}

const IN_VIEW = 5;

function Asked({ file }: { file: Case }) {
  const { t } = useWords();
  const rows = file.lines.map(({ label, value }): [string, string] => [label, value]);
  return (
    <section aria-labelledby="asked" className="stack">
      <h2 id="asked">{t('asked')}</h2>
      <Facts items={rows.slice(0, IN_VIEW)} />
      {rows.length > IN_VIEW ? (
        <Drawer title={t('asked.more')}>
          <Facts items={rows.slice(IN_VIEW)} />
        </Drawer>
      ) : null}
      <p className="quiet">{t('prepared-by', { names: file.preparedBy.join(', ') })}</p>
    </section>
  );
}

function Money({ file }: { file: Case }) {
  const { t, money } = useWords();
  const less = file.decidedCents != null && file.decidedCents !== file.amountCents;
  return (
    <section className="stack" aria-label={t('money')}>
      <Figure
        label={t(file.decidedCents == null ? 'amount.asked' : 'amount.decided')}
        number={money(file.decidedCents ?? file.amountCents)}
        change={less ? t('amount.asked-was', { amount: money(file.amountCents) }) : null}
      />
      <Facts items={file.money.map(({ label, cents }) => [label, money(cents)])} />
      <p className="row">
        <Link to={file.link}>{t('open-subject')}</Link>
        {file.links.map(({ label, to }) => (
          <Link key={to} to={to}>
            {label}
          </Link>
        ))}
      </p>
    </section>
  );
}

/** Votes are recorded on a page of their own; what is refused for the same reason as its neighbour is said once. */
function apart(acts: Case['allowedActs'], vote: boolean): string[] {
  const twins = acts.filter(({ act, allowed }) => !allowed && ['approval.return', 'approval.refuse'].includes(act));
  return ['approval.reject', ...(vote ? ['approval.adopt'] : []), ...twins.map(({ act }) => act)];
}

function Acts({ file }: { file: Case }) {
  const { t } = useWords();
  const vote = file.allowedActs.find(({ act, allowed }) => act === 'approval.adopt' && allowed);
  const opinion = (
    <RadioField
      name="favourable"
      label={t('opinion')}
      options={['true', 'false'].map((value) => ({ value, label: t(`opinion.${value}`) }))}
    />
  );
  return (
    <>
      {vote ? <ButtonLink to={`/office/deliberations/record?case=${file.id}`}>{t('record-vote')}</ButtonLink> : null}
      <ActPanel
        acts={file.allowedActs}
        except={apart(file.allowedActs, vote !== undefined)}
        carried={<HiddenField name="step" kind="int" value={file.step ?? 0} />}
        fields={{ 'approval.give-opinion': opinion }}
        hotkeys={{ 'approval.approve': 'a', 'approval.give-opinion': 'o' }}
      />
    </>
  );
}
