import { Link, useLoaderData, useRouteLoaderData, type LoaderFunctionArgs } from 'react-router';
import { readOptional } from '../api-client.js';
import { visit } from '../context.js';
import type { RootData } from '../root.js';
import { ButtonLink, Due, Heading, useWords } from '../ui/index.js';

export async function loader({ context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const calls = await readOptional(api.GET('/api/calls', { params: { query: { state: 'open', limit: 5 } } }));
  return { calls: calls?.items.filter((call) => call.accepting) ?? [] };
}

/** The public page: what this is, what one can ask for now, and the way in. */
export default function Home() {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>('root');
  return (
    <div className="stack-wide">
      <Heading title={t('home.title')} lead={t('home.lead')} />
      <p className="row">
        {root?.person ? (
          <ButtonLink look="main" to={`/${root.person.shell}`}>
            {t('home.go-on')}
          </ButtonLink>
        ) : (
          <ButtonLink look="main" to="/sign-in">
            {t('sign-in')}
          </ButtonLink>
        )}
      </p>
      <OpenCalls />
      <section className="stack">
        <h2>{t('home.ngo')}</h2>
        <p>{t('home.ngo.text')}</p>
      </section>
      <section className="stack">
        <h2>{t('home.money')}</h2>
        <p>{t('home.money.text')}</p>
      </section>
    </div>
  );
}

function OpenCalls() {
  const { calls } = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  return (
    <section className="stack">
      <h2>{t('home.calls')}</h2>
      {calls.length === 0 ? <p>{t('home.calls.none')}</p> : null}
      <ul className="doors">
        {calls.map((call) => (
          <li key={call.id}>
            <Link to={`/calls/${call.id}`}>{call.title}</Link>
            <span className="quiet">
              {t('home.calls.range', { min: money(call.minCents), max: money(call.maxCents) })}{' '}
              <span>
                {t('home.calls.until')} <Due date={call.closesOn} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/calls">{t('home.calls.all')}</Link>
      </p>
    </section>
  );
}
