import { Link } from 'react-router';
import { StatusTag, Table, useWords } from '../ui/index.js';
import type { Grant } from './states.js';

/** A grant of several years, year by year: what may be paid, what is committed, ordered and paid, and what went on to the next. */
export function SliceTable({ grant, office }: { grant: Pick<Grant, 'slices' | 'authority'>; office?: boolean }) {
  const { t, cents } = useWords();
  const { slices, authority } = grant;
  if (slices.length === 0) return null;
  const total = (of: 'amountCents' | 'committedCents' | 'orderedCents' | 'paidCents') =>
    cents(slices.reduce((sum, slice) => sum + slice[of], 0));
  return (
    <section className="stack" id="slices">
      <h2>{t('slices')}</h2>
      {authority && office ? (
        <p>
          <Link to={`/office/authorities/${authority.id}`}>{`${authority.number} · ${authority.label}`}</Link>
        </p>
      ) : null}
      <Table
        caption={t('slices.caption')}
        rows={slices}
        keyOf={({ year }) => String(year)}
        columns={[
          { key: 'year', heading: t('year'), cell: ({ year }) => year, total: t('total') },
          {
            key: 'state',
            heading: t('state'),
            cell: ({ open }) => (
              <StatusTag tone={open ? 'settled' : 'neutral'}>{t(open ? 'slice.open' : 'slice.to-open')}</StatusTag>
            ),
          },
          {
            ...{ key: 'amount', heading: t('slice.decided'), kind: 'number', total: total('amountCents') },
            cell: ({ amountCents }) => cents(amountCents),
          },
          { key: 'added', heading: t('slice.added'), kind: 'number', cell: ({ addedCents }) => cents(addedCents) },
          {
            ...{ key: 'committed', heading: t('slice.committed'), kind: 'number', total: total('committedCents') },
            cell: ({ committedCents }) => cents(committedCents),
          },
          {
            ...{ key: 'ordered', heading: t('slice.ordered'), kind: 'number', total: total('orderedCents') },
            cell: ({ orderedCents }) => cents(orderedCents),
          },
          {
            ...{ key: 'paid', heading: t('slice.paid'), kind: 'number', total: total('paidCents') },
            cell: ({ paidCents }) => cents(paidCents),
          },
          { key: 'lapsed', heading: t('slice.lapsed'), kind: 'number', cell: ({ lapsedCents }) => cents(lapsedCents) },
        ]}
      />
    </section>
  );
}
