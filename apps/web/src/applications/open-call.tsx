import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read, readOptional } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ButtonLink, Day, Due, Facts, Form, Heading, HiddenField, Notice, Submit, useWords } from '../ui/index.js';
import type { Call } from './sections.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const [call, emergencies] = await Promise.all([
    read(api.GET('/api/calls/{id}', { params: { path: { id: params.id! } } })),
    readOptional(api.GET('/api/emergencies', { params: { query: { call: params.id!, limit: 1 } } })),
  ]);
  const may = person?.permissions.includes('application.write') ?? false;
  return { call, emergency: emergencies?.items[0], signedIn: person !== null, may };
}

export const action = actionTo('applications', {
  'application.start': { post: '/api/applications', to: (made: { id: string }) => `/portal/applications/${made.id}` },
});

/** One call: what it pays for, who may ask, until when, and the way in. */
export default function OpenCall() {
  const { call, emergency } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <article className="stack-wide">
      <Heading title={call.title} over={t('call')} />
      {emergency ? (
        <section className="stack">
          <h2>{t('call.situation')}</h2>
          <p className="prose pre">{emergency.situation}</p>
        </section>
      ) : null}
      <CallFacts call={call} />
      <section className="stack">
        <h2>{t('call.eligibility')}</h2>
        <p className="prose pre">{call.eligibility}</p>
      </section>
      <WayIn />
    </article>
  );
}

export function CallFacts({ call }: { call: Call }) {
  const { t, money } = useWords();
  return (
    <Facts
      items={[
        [t('call.opens'), <Day key="opens" date={call.opensOn} />],
        [
          t('call.closes'),
          <span key="closes">
            <Due date={call.closesOn} />
            {t('call.until.hour')}
          </span>,
        ],
        [t('call.envelope'), money(call.envelopeCents)],
        [t('call.per-file'), t('call.amounts', { min: money(call.minCents), max: money(call.maxCents) })],
        [t('call.share'), call.shareCapPercent ? t('call.share.most', { share: call.shareCapPercent }) : null],
      ]}
    />
  );
}

function WayIn() {
  const { call, signedIn, may } = useLoaderData<typeof loader>();
  const { t } = useWords();
  if (!call.accepting)
    return (
      <Notice title={t(new Date(call.opensAt) > new Date() ? 'call.not-yet' : 'call.over')}>
        <p>{t('call.not-now')}</p>
      </Notice>
    );
  if (!signedIn)
    return (
      <p>
        <ButtonLink look="main" to={`/sign-in?to=${encodeURIComponent(`/portal/calls/${call.id}`)}`}>
          {t('call.sign-in')}
        </ButtonLink>
      </p>
    );
  if (!may) return null;
  return (
    <Form act="application.start">
      <HiddenField name="callId" value={call.id} />
      <p className="quiet">{t('call.start.effect')}</p>
      <Submit>{t('call.start')}</Submit>
    </Form>
  );
}
