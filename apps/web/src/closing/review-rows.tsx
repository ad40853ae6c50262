import { Link, useSearchParams } from 'react-router';
import { Empty, StatusTag, Table, useWords } from '../ui/index.js';
import type { ReviewRow } from './reviews.js';
import { ChoiceWords, useWhy } from './year-end-parts.js';

/** What the address calls a row. */
export const keyOf = ({ lineId, grantId }: ReviewRow) => `${lineId}.${grantId}`;

/** One grant a row: what is committed, what the rules propose, what was chosen. */
export function ReviewRows({ rows, may }: { rows: ReviewRow[]; may: boolean }) {
  const { t, cents, money } = useWords();
  const why = useWhy();
  return (
    <Table
      caption={t('reviews.caption')}
      rows={rows}
      keyOf={keyOf}
      empty={<Empty title={t('reviews.empty')}>{t('reviews.empty.next')}</Empty>}
      columns={[
        {
          ...{ key: 'grant', heading: t('grant'), sort: 'reference' },
          cell: (row) => (
            <Link className="nowrap" to={`/office/grants/${row.grantId}`}>
              {row.reference}
            </Link>
          ),
        },
        {
          ...{ key: 'organisation', heading: t('organisation'), sort: 'organisation' },
          cell: (row) => (
            <>
              {row.organisationName}
              <p className="small quiet">{row.title}</p>
            </>
          ),
        },
        {
          ...{ key: 'committed', heading: t('committed.euros'), kind: 'number', sort: 'amount' },
          cell: (row) => (
            <>
              {cents(row.committedCents)}
              {row.waitingCents > 0 ? (
                <p className="small quiet">{t('waiting.short', { waiting: money(row.waitingCents) })}</p>
              ) : null}
            </>
          ),
        },
        {
          ...{ key: 'done', heading: t('done.euros'), kind: 'number' },
          cell: (row) => cents(row.doneCents),
        },
        {
          ...{ key: 'proposed', heading: t('proposed') },
          cell: (row) => (
            <>
              <ChoiceWords choice={row.proposed} />
              <p className="small quiet">{why(row)}</p>
            </>
          ),
        },
        { key: 'chosen', heading: t('chosen'), cell: (row) => <ChosenCell row={row} /> },
        ...(may
          ? [{ key: 'act', heading: t('act'), kind: 'act' as const, cell: (row: ReviewRow) => <Choose row={row} /> }]
          : []),
      ]}
    />
  );
}

function ChosenCell({ row: { chosen } }: { row: ReviewRow }) {
  const { t } = useWords();
  if (!chosen) return <StatusTag tone="late">{t('reviewed.no')}</StatusTag>;
  return (
    <>
      <ChoiceWords choice={chosen} />
      <p className="small quiet">{[chosen.reviewedByName, chosen.reason].filter(Boolean).join(' · ')}</p>
    </>
  );
}

function Choose({ row }: { row: ReviewRow }) {
  const [params] = useSearchParams();
  const { t } = useWords();
  const next = new URLSearchParams(params);
  next.set('choose', keyOf(row));
  return (
    <Link className="button no-print" to={`?${next}#choose`} aria-label={t('choose.for', { title: row.title })}>
      {t('choose')}
    </Link>
  );
}
