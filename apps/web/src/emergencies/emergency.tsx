import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActPanel, ButtonLink, Day, Due, Facts, Figure, Heading, useWords } from '../ui/index.js';
import { EmergencyTag, lastMoment } from './emergencies.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/emergencies/{id}', { params: { path: { id: params.id! } } }));
}

export const action = actionTo('emergencies', { 'emergency.close': { post: '/api/emergencies/{id}/close' } });

/** One emergency: what happened, and the call that answers it. */
export default function EmergencyPage() {
  const one = useLoaderData<typeof loader>();
  const { t, money, count } = useWords();
  const people = one.peopleAffected == null ? null : count(one.peopleAffected);
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={one.name} over={t('emergency')} />
        <p>
          <EmergencyTag one={one} />
        </p>
        <Facts
          items={[
            [t('country'), one.countryName],
            [t('happened'), <Day key="day" date={one.happenedOn} />],
            [t('glide'), one.glide],
            [t('people'), people],
            [t('people.source'), one.peopleSource],
          ]}
        />
        <section className="stack">
          <h2>{t('situation')}</h2>
          <p className="prose pre">{one.situation}</p>
        </section>
      </div>
      <aside>
        <Figure label={t('submitted')} number={one.submitted} />
        <Figure label={t('envelope.of')} number={money(one.envelopeCents)} />
        <Facts items={[[t('closes'), <Due key="closes" date={lastMoment(one.closesAt)} />]]} />
        <p className="row">
          <ButtonLink to={`/office/calls/${one.callId}`}>{t('call')}</ButtonLink>
          <ButtonLink to={`/office/applications?call=${one.callId}`}>{t('applications')}</ButtonLink>
        </p>
        <ActPanel acts={one.allowedActs} />
      </aside>
    </div>
  );
}
