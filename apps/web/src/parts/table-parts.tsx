import { Empty, FilterBar, FilterSelect, Pager, StatusTag, Table, useWords, type Tone } from '../ui/index.js';

interface Row {
  id: string;
  number: string;
  title: string;
  state: string;
  tone: Tone;
  amountCents: number;
}

const ROWS: Row[] = [
  ['2027-00014', 'Eau pour Tous', 'late', 2_300_050],
  ['2027-00013', 'Santé Sahel', 'settled', 18_000_000],
  ['2027-00012', 'Écoles du fleuve', 'moving', 650_000],
  ['2027-00011', 'Femmes de Niamey', 'wrong', 4_725_099],
].map(([number, title, tone, amountCents]) => ({ id: number, number, title, tone, state: tone, amountCents }) as Row);

/** A list with its filters, sort links, totals and pages. */
export function TableParts() {
  const { t, cents } = useWords();
  return (
    <section className="stack">
      <h2>{t('table')}</h2>
      <FilterBar>
        <FilterSelect
          name="tone"
          label={t('state')}
          options={ROWS.map(({ tone }) => ({ value: tone, label: t(`tone.${tone}`) }))}
        />
      </FilterBar>
      <Table<Row>
        caption={t('table.caption')}
        captionHidden
        rows={ROWS}
        keyOf={(row) => row.id}
        rowLink={(row) => `/ui?row=${row.number}`}
        columns={[
          { key: 'number', heading: t('number'), cell: (row) => row.number, sort: 'number', total: t('total') },
          { key: 'title', heading: t('beneficiary'), cell: (row) => row.title, sort: 'title' },
          {
            key: 'state',
            heading: t('state'),
            cell: (row) => <StatusTag tone={row.tone}>{t(`tone.${row.tone}`)}</StatusTag>,
          },
          {
            key: 'amount',
            heading: t('amount.euros'),
            cell: (row) => cents(row.amountCents),
            kind: 'number',
            sort: 'amount',
            total: cents(ROWS.reduce((sum, row) => sum + row.amountCents, 0)),
          },
        ]}
      />
      <Pager page={{ total: 1204, next: 'x', previous: 'y' }} />
      <Table
        caption={t('table.empty')}
        rows={[]}
        keyOf={String}
        columns={[]}
        empty={<Empty title={t('empty')}>{t('empty.text')}</Empty>}
      />
    </section>
  );
}
