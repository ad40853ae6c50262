import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { ButtonLink, Due, Empty, Heading, Pager, Road, StatusTag, useWords } from '../ui/index.js';
import { CallInShort } from './open-calls.js';
import { holderOf, roadOf, toneOf } from './road.js';
import type { ApplicationItem } from './sections.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const [page, calls] = await Promise.all([
    read(api.GET('/api/applications', { params: { query: { ...listQuery(request, ['organisation']), limit: 20 } } })),
    read(api.GET('/api/calls', { params: { query: { state: 'open', sort: '-closes', limit: 20 } } })),
  ]);
  const ours = new Set(page.items.map((file) => file.callId));
  return { page, calls: calls.items.filter((call) => call.accepting && !ours.has(call.id)).slice(0, 3) };
}

/** What our organisation asked for, where each file stands, and what else one may ask for. */
export default function OurApplications() {
  const { page, calls } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="wide stack-wide">
      <Heading title={t('ours')} actions={<ButtonLink to="/portal/calls">{t('nav.open-calls')}</ButtonLink>} />
      {page.items.length === 0 ? <Empty title={t('ours.empty')}>{t('ours.empty.next')}</Empty> : null}
      {page.items.map((file) => (
        <OurFile key={file.id} file={file} />
      ))}
      {page.total > page.items.length ? <Pager page={page} /> : null}
      {calls.length > 0 ? (
        <section className="stack-wide">
          <h2>{t('ours.other-calls')}</h2>
          {calls.map((call) => (
            <CallInShort key={call.id} call={call} />
          ))}
        </section>
      ) : null}
    </div>
  );
}

function OurFile({ file }: { file: ApplicationItem }) {
  const { t, money } = useWords();
  return (
    <article className="stack" aria-labelledby={`file-${file.id}`}>
      <p className="row">
        <StatusTag tone={toneOf(file.state)}>{file.stateLabel}</StatusTag>
        <span className="quiet">{file.callTitle}</span>
      </p>
      <h2 id={`file-${file.id}`}>
        <Link to={`/portal/applications/${file.id}`}>{file.title || t('untitled')}</Link>
      </h2>
      <Road
        steps={roadOf(file)}
        holder={file.state === 'granted' || file.state === 'refused' ? null : t(holderOf(file.state))}
        since={file.movedAt}
      />
      <p className="quiet">
        {file.askedCents > 0 ? t('asked.of', { amount: money(file.askedCents) }) : null}{' '}
        {file.state === 'draft' ? (
          <>
            {t('call.until')} <Due date={lastDay(file.closesAt)} />
          </>
        ) : null}
      </p>
    </article>
  );
}

/** The last day that counts before the first instant that does not. */
const lastDay = (closesAt: string) => new Date(Date.parse(closesAt) - 1).toISOString();
