import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActPanel,
  type Column,
  Empty,
  Heading,
  Instant,
  Notice,
  Pager,
  StatusTag,
  Table,
  useWords,
} from '../ui/index.js';
import { CheckResult } from './check-result.js';
import { checkTone, LedgerTabs, underWay, useSeconds, WATCH_MS, Watch } from './ledger-parts.js';
import { useFresh } from './use-fresh.js';

/** The nightly check runs a little after two; a day and a half without one is worth saying. */
const STALE_MS = 36 * 3_600_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const page = await read(api.GET('/api/ledger-checks', { params: { query: listQuery(request) } }));
  const show = (id?: string | null) =>
    id ? read(api.GET('/api/ledger-checks/{id}', { params: { path: { id } } })) : null;
  const [last, nightly] = await Promise.all([
    show(page.lastDoneId),
    page.lastNightlyId === page.lastDoneId ? null : show(page.lastNightlyId),
  ]);
  return { page, last, nightly: nightly ?? (last?.nightly ? last : null), permissions: person?.permissions ?? [] };
}

export const action = actionTo('reporting', {
  'ledger-check.run': {
    post: '/api/ledger-checks',
    to: (check: { id: string }) => `/office/ledger-checks/${check.id}`,
    done: (_check, { t }) => t('check.asked'),
  },
});

type Data = Awaited<ReturnType<typeof loader>>;
type Check = Data['page']['items'][number];

/** The proof: what the last check of the ledger compared and found, and all checks before it. */
export default function LedgerChecks() {
  const { page, last, permissions } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const running = page.items.find(underWay);
  useFresh(running ? WATCH_MS : null);
  return (
    <div className="stack-wide">
      <LedgerTabs permissions={permissions} />
      <div className="deciding wide">
        <div className="stack-wide">
          <Heading title={t('check.title')} lead={t('check.lead')} />
          {running ? (
            <Watch label={running.stepLabel ?? running.stateLabel} value={running.stepsDone} max={running.steps} />
          ) : null}
          <Stale />
          {last ? (
            <CheckResult check={last} permissions={permissions} />
          ) : (
            <Empty title={t('check.none')}>{t('check.none.next')}</Empty>
          )}
        </div>
        <aside>
          <ActPanel acts={page.allowedActs} />
        </aside>
      </div>
      <History page={page} />
    </div>
  );
}

/** Said where the night's check has not come, for then nobody compares. */
function Stale() {
  const { nightly, last } = useLoaderData<typeof loader>();
  const { t, instant, now } = useWords();
  if (!last || (nightly?.finishedAt && Date.parse(now) - Date.parse(nightly.finishedAt) < STALE_MS)) return null;
  return (
    <Notice tone="late" title={t('check.stale')}>
      <p>
        {nightly?.finishedAt ? t('check.stale.since', { at: instant(nightly.finishedAt) }) : t('check.stale.never')}
      </p>
    </Notice>
  );
}

function History({ page }: { page: Data['page'] }) {
  const { t, count } = useWords();
  const seconds = useSeconds();
  const columns: Column<Check>[] = [
    { key: 'asked', heading: t('check.asked-at'), cell: (one) => <Instant at={one.askedAt} />, sort: 'asked' },
    {
      key: 'by',
      heading: t('check.by'),
      cell: (one) => (one.nightly ? t('check.by.night') : (one.askedByName ?? t('check.by.house'))),
    },
    {
      key: 'state',
      heading: t('check.result'),
      cell: (one) => (
        <StatusTag tone={checkTone(one)}>
          {one.state === 'done' ? t('check.differences', { count: one.different }) : one.stateLabel}
        </StatusTag>
      ),
    },
    {
      key: 'entries',
      heading: t('check.entries'),
      cell: (one) => (typeof one.entries === 'number' ? count(one.entries) : null),
      kind: 'number',
    },
    { key: 'compared', heading: t('check.compared'), cell: (one) => count(one.compared), kind: 'number' },
    {
      key: 'time',
      heading: t('check.time'),
      cell: (one) => (typeof one.milliseconds === 'number' ? seconds(one.milliseconds) : null),
      kind: 'number',
    },
  ];
  if (page.total === 0) return null;
  return (
    <section className="stack">
      <Table
        caption={t('check.history')}
        rows={page.items}
        keyOf={(one) => one.id}
        rowLink={(one) => `/office/ledger-checks/${one.id}`}
        columns={columns}
      />
      <Pager page={page} />
    </section>
  );
}
