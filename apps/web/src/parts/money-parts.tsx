import { BarChart, MoneyBar, useWords } from '../ui/index.js';

/** A line's state as one bar, and a chart with its figures beside. */
export function MoneyParts() {
  const { t, money } = useWords();
  const state = {
    paidCents: 62_000_000,
    orderedCents: 18_000_000,
    committedCents: 41_000_000,
    reservedCents: 23_000_050,
    availableCents: 25_999_950,
  };
  return (
    <section className="stack">
      <h2>{t('money')}</h2>
      <MoneyBar label={t('money.label')} state={state} />
      <BarChart
        title={t('chart.title')}
        text={t('chart.text')}
        headings={[t('country'), t('paid'), t('voted')]}
        format={money}
        bars={[
          { label: t('country.ml'), value: 62_000_000, against: 70_000_000 },
          { label: t('country.bf'), value: 41_000_000, against: 41_000_000 },
          { label: t('country.sn'), value: 12_500_050, against: 30_000_000 },
        ]}
      />
    </section>
  );
}
