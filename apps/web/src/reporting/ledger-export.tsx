import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { ButtonLink, Day, Facts, Heading, Instant, Notice, StatusTag, useWords } from '../ui/index.js';
import { exportTone, underWay, useScope, useSeconds, WATCH_MS, Watch } from './ledger-parts.js';
import { useFresh } from './use-fresh.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/ledger-exports/{id}', { params: { path: { id: params.id! } } }));
}

/** One export: how far it is, then its file and what it holds. */
export default function LedgerExport() {
  const made = useLoaderData<typeof loader>();
  const { t, count } = useWords();
  const scope = useScope();
  useFresh(underWay(made) ? WATCH_MS : null);
  return (
    <div className="stack-wide">
      <Heading
        title={t('export.one', { scope: scope(made) })}
        over={t('export.title')}
        lead={<StatusTag tone={exportTone(made)}>{made.stateLabel}</StatusTag>}
        actions={<ButtonLink to="/office/ledger-exports">{t('export.back')}</ButtonLink>}
      />
      {underWay(made) ? (
        <Watch
          label={
            typeof made.rowsTotal === 'number'
              ? t('export.far', { done: count(made.rowsDone), total: count(made.rowsTotal) })
              : t('export.queued')
          }
          value={made.rowsDone}
          max={made.rowsTotal ?? 1}
        />
      ) : null}
      <Ended made={made} />
      <ExportFacts made={made} />
    </div>
  );
}

type Export = Awaited<ReturnType<typeof loader>>;

/** The file where it is there, else why not and what to do. */
function Ended({ made }: { made: Export }) {
  const { t } = useWords();
  if (made.downloadable) {
    return (
      <p>
        <a className="button button-main" href={`/api/ledger-exports/${made.id}/file`}>
          {t('export.download.format', { format: made.formatLabel })}
        </a>
      </p>
    );
  }
  if (made.state === 'gone') return <Notice title={t('export.gone')}>{t('export.gone.next')}</Notice>;
  if (made.state !== 'failed') return null;
  return (
    <Notice tone="wrong" title={t('export.failed')}>
      <p>{made.failure}</p>
      <p>{t('export.failed.next')}</p>
    </Notice>
  );
}

function ExportFacts({ made }: { made: Export }) {
  const { t, money, count } = useWords();
  const seconds = useSeconds();
  return (
    <Facts
      items={[
        [t('export.format'), made.formatLabel],
        [t('export.by'), made.askedByName],
        [t('export.asked-at'), <Instant key="asked" at={made.askedAt} />],
        [t('export.rows'), typeof made.rowsTotal === 'number' ? count(made.rowsTotal) : null],
        [t('export.sum'), typeof made.amountCents === 'number' ? money(made.amountCents) : null],
        [
          t('export.size'),
          typeof made.bytes === 'number' ? t('export.kilobytes', { size: kilobytes(made.bytes, count) }) : null,
        ],
        [t('export.time'), typeof made.milliseconds === 'number' ? seconds(made.milliseconds) : null],
        [t('export.kept'), made.keptUntil ? <Day key="kept" date={made.keptUntil} /> : null],
      ]}
    />
  );
}

const kilobytes = (bytes: number, count: (value: number) => string) => count(Math.max(1, Math.round(bytes / 1000)));
