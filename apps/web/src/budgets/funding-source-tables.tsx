import type { components } from '../api.js';
import { Empty, Instant, Table, useWords } from '../ui/index.js';

/** The lines that a source pays. */
export function SourceLines({ page }: { page: components['schemas']['BudgetLinePage'] }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('source.lines')}
      rows={page.items}
      keyOf={(line) => line.id}
      rowLink={(line) => `/office/budget-lines/${line.id}`}
      empty={<Empty title={t('source.lines.empty')}>{t('source.lines.empty.next')}</Empty>}
      columns={[
        { key: 'label', heading: t('label'), cell: (line) => line.label, total: t('total') },
        { key: 'programme', heading: t('programme'), cell: (line) => line.programmeName },
        {
          key: 'voted',
          heading: t('account.voted'),
          cell: (line) => cents(line.position.votedCents),
          kind: 'number',
          total: cents(page.totals.votedCents),
        },
        {
          key: 'available',
          heading: t('account.available'),
          cell: (line) => cents(line.position.availableCents),
          kind: 'number',
          total: cents(page.totals.availableCents),
        },
      ]}
    />
  );
}

/** Each revenue that was recorded, with its reason. */
export function Revenues({ source }: { source: components['schemas']['FundingSourceDto'] }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('revenues')}
      rows={source.revenues}
      keyOf={(one) => String(one.version)}
      empty={<Empty title={t('revenues.empty')}>{t('revenues.empty.next')}</Empty>}
      columns={[
        { key: 'at', heading: t('revenue.at'), cell: (one) => <Instant at={one.recordedAt} /> },
        { key: 'revenue', heading: t('revenue.euros'), cell: (one) => cents(one.revenueCents), kind: 'number' },
        { key: 'reason', heading: t('reason'), cell: (one) => one.reason },
        { key: 'who', heading: t('who'), cell: (one) => one.recordedByName ?? t('who.house') },
      ]}
    />
  );
}
