import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActPanel, ButtonLink, Facts, Figure, Heading, StatusTag, useWords } from '../ui/index.js';
import { callTone } from './calls.js';
import { CallFacts } from './open-call.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/calls/{id}', { params: { path: { id: params.id! } } }));
}

export const action = actionTo('applications', {
  'call.open': { post: '/api/calls/{id}/open' },
  'call.close': { post: '/api/calls/{id}/close' },
});

/** One call: its terms, what came in, and what may be done with it. */
export default function CallPage() {
  const call = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  const change = call.allowedActs.some((act) => act.act === 'call.change');
  const list = <ButtonLink to={`/office/applications?call=${call.id}`}>{t('call.applications')}</ButtonLink>;
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading
          title={call.title}
          over={`${t('call')} ${call.fiscalYear}`}
          actions={change ? <ButtonLink to={`/office/calls/${call.id}/change`}>{t('call.change')}</ButtonLink> : list}
        />
        <p>
          <StatusTag tone={callTone(call)}>{call.stateLabel}</StatusTag>
        </p>
        <CallFacts call={call} />
        <section className="stack">
          <h2>{t('call.eligibility')}</h2>
          <p className="prose pre">{call.eligibility}</p>
        </section>
        <section className="stack">
          <h2>{t('call.criteria')}</h2>
          <Facts
            items={call.criteria.map(({ key, weight }) => [t(`criterion.${key}`), t('call.weight', { weight })])}
          />
        </section>
      </div>
      <aside>
        <Figure label={t('call.submitted')} number={call.submitted ?? 0} />
        <Figure
          label={t('call.recommended')}
          number={money(call.recommendedCents ?? 0)}
          change={t('call.left', { amount: money(call.envelopeCents - (call.recommendedCents ?? 0)) })}
        />
        <ActPanel acts={call.allowedActs} except={['call.change']} />
      </aside>
    </div>
  );
}
