import { Link, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { Due, Empty, Heading, useWords } from '../ui/index.js';
import type { CallItem } from './sections.js';

export async function loader({ context }: LoaderFunctionArgs) {
  const query = { state: 'open' as const, sort: '-closes', limit: 100 };
  const page = await read(visit(context).api.GET('/api/calls', { params: { query } }));
  return { calls: page.items.filter((call) => call.accepting || new Date(call.opensAt) > new Date()) };
}

/** What one may apply for now, the nearest closing first. */
export default function OpenCalls() {
  const { calls } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('open-calls')} lead={t('open-calls.lead')} />
      {calls.length === 0 ? <Empty title={t('open-calls.empty')}>{t('open-calls.empty.next')}</Empty> : null}
      <ul className="plain-list stack-wide">
        {calls.map((call) => (
          <li key={call.id}>
            <CallInShort call={call} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function CallInShort({ call }: { call: CallItem }) {
  const { t, money } = useWords();
  const { pathname } = useLocation();
  const base = pathname.startsWith('/portal') ? '/portal' : '';
  return (
    <section className="stack">
      <h2>
        <Link to={`${base}/calls/${call.id}`}>{call.title}</Link>
      </h2>
      <p>{t('call.amounts', { min: money(call.minCents), max: money(call.maxCents) })}</p>
      <p className="quiet">
        {t('call.until')} <Due date={call.closesOn} />
        {t('call.until.hour')}
      </p>
    </section>
  );
}
