import { Link } from 'react-router';
import {
  ButtonLink,
  Empty,
  Figure,
  FilterBar,
  FilterSelect,
  StatusTag,
  Table,
  useWords,
  type Column,
  type Tone,
} from '../ui/index.js';
import type { Speaker } from '../words.js';
import type { components } from '../api.js';

type Import = components['schemas']['ImportDto'];
type Rows = components['schemas']['ImportRowsDto'];

const VERDICTS = ['taken', 'mended', 'refused', 'known'] as const;
const TONES: Record<string, Tone> = { taken: 'settled', mended: 'moving', refused: 'wrong', known: 'neutral' };

const columnsOf = ({ t, cents }: Speaker): Column<Rows['items'][number]>[] => [
  { key: 'line', heading: t('line'), kind: 'number', cell: (row) => row.line },
  {
    key: 'verdict',
    heading: t('verdict'),
    cell: (row) => <StatusTag tone={TONES[row.verdict]}>{row.verdictLabel}</StatusTag>,
  },
  { key: 'beneficiary', heading: t('beneficiary'), cell: (row) => <Who row={row} /> },
  { key: 'year', heading: t('year'), cell: (row) => (row.year == null ? '' : String(row.year)) },
  {
    key: 'amount',
    heading: t('granted'),
    kind: 'number',
    cell: (row) => (row.amountCents == null ? '' : cents(row.amountCents)),
  },
];

/** Whom the row names, and under it what was mended or why it is refused. */
const Who = ({ row }: { row: Rows['items'][number] }) => (
  <>
    {row.beneficiary}
    {row.notes.length > 0 ? <div className="quiet small">{row.notes.join(' ')}</div> : null}
  </>
);

/** Row by row: what is taken, mended, refused or here already, and why. */
export function ImportReport({ file, rows }: { file: Import; rows: Rows }) {
  const words = useWords();
  const { t } = words;
  return (
    <section className="stack" aria-labelledby="report">
      <h2 id="report">{file.state === 'applied' ? t('report') : t('preview')}</h2>
      <div className="grid">
        {VERDICTS.map((verdict) => (
          <Figure key={verdict} label={t(`verdict.${verdict}`)} number={file[verdict]} />
        ))}
      </div>
      <div className="row-apart">
        <FilterBar search={false}>
          <FilterSelect
            name="verdict"
            label={t('verdict')}
            options={VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          />
        </FilterBar>
        <ButtonLink to={`/api/past-grant-imports/${file.id}/report.csv`} download>
          {t('report.file')}
        </ButtonLink>
      </div>
      <Table
        caption={t('report.rows', { count: rows.total })}
        rows={rows.items}
        keyOf={(row) => String(row.line)}
        empty={<Empty title={t('report.empty')} />}
        columns={columnsOf(words)}
      />
      {rows.nextLine == null ? null : <NextRows from={rows.nextLine} />}
    </section>
  );
}

function NextRows({ from }: { from: number }) {
  const { t } = useWords();
  return (
    <p>
      <Link to={`?from=${from}`}>{t('report.next')}</Link>
    </p>
  );
}
