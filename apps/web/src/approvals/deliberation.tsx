import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActPanel, DateField, Day, Facts, Heading, StatusTag, Table, Timeline, useWords } from '../ui/index.js';
import { StateTag } from './state-tag.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/deliberations/{id}', { params: { path: { id: params.id! } } }));
}

type Deliberation = Awaited<ReturnType<typeof loader>>;

export const action = actionTo('approvals', {
  'deliberation.transmit': { post: '/api/deliberations/{id}/transmit' },
  'deliberation.publish': { post: '/api/deliberations/{id}/publish' },
  'deliberation.notify': { post: '/api/deliberations/{id}/notify' },
});

/** One deliberation: its votes, and the dates that bring it into force. */
export default function DeliberationPage() {
  const file = useLoaderData<typeof loader>();
  const { t, day } = useWords();
  const days = { transmit: file.transmittedOn, publish: file.publishedOn, notify: file.notifiedOn };
  // What is entered already can still be corrected, but what lacks comes first.
  const verbs = (['transmit', 'publish', 'notify'] as const).toSorted((a, b) => Number(!!days[a]) - Number(!!days[b]));
  const on = (verb: keyof typeof days) => <DateField name="on" label={t('on')} value={days[verb]} />;
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading
          title={t('deliberation.number', { number: file.number })}
          over={t('session.of', { date: day(file.sessionOn) })}
          lead={file.title}
        />
        <Votes votes={file.votes} />
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
        <Dates file={file} />
        <ActPanel
          acts={file.allowedActs.filter(({ allowed }) => allowed)}
          only={verbs.map((verb) => `deliberation.${verb}`)}
          fields={Object.fromEntries(verbs.map((verb) => [`deliberation.${verb}`, on(verb)]))}
        />
      </aside>
    </div>
  );
}

function Dates({ file }: { file: Deliberation }) {
  const { t } = useWords();
  const date = (value: string | null | undefined) =>
    value ? <Day date={value} /> : <span className="quiet">{t('not-yet')}</span>;
  const parts = file.numberParts.map(({ directorate, number }) => [directorate, number].filter(Boolean).join(' '));
  return (
    <section className="stack" aria-label={t('dates')}>
      <p>
        <StateTag state={file.state} label={file.stateLabel} />
      </p>
      <Facts
        items={[
          [t('session'), <Day key="session" date={file.sessionOn} />],
          [t('transmitted'), date(file.transmittedOn)],
          [t('published'), date(file.publishedOn)],
          [t('notified'), date(file.notifiedOn)],
          [t('in-force'), date(file.inForceOn)],
          [t('directorates'), parts.join(', ')],
          [t('recorded-by'), file.recordedByName],
        ]}
      />
      {file.inForceOn ? null : <p className="quiet">{t('in-force.rule')}</p>}
    </section>
  );
}

function Votes({ votes }: { votes: Deliberation['votes'] }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('votes')}
      rows={votes}
      keyOf={(vote) => vote.caseId}
      rowLink={(vote) => `/office/approval-cases/${vote.caseId}`}
      columns={[
        { key: 'title', heading: t('subject'), cell: (vote) => vote.title },
        { key: 'organisation', heading: t('organisation'), cell: (vote) => vote.organisationName },
        {
          key: 'result',
          heading: t('result'),
          cell: (vote) => (
            <StatusTag tone={vote.adopted ? 'settled' : 'wrong'}>
              {t(vote.adopted ? 'vote.adopted' : 'vote.rejected')}
            </StatusTag>
          ),
        },
        { key: 'asked', heading: t('asked.euros'), cell: (vote) => cents(vote.amountCents), kind: 'number' },
        {
          key: 'voted',
          heading: t('voted.euros'),
          cell: (vote) => (vote.decidedCents == null ? '' : cents(vote.decidedCents)),
          kind: 'number',
        },
      ]}
    />
  );
}
