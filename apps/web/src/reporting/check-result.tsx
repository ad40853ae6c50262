import { Link } from 'react-router';
import type { components } from '../api.js';
import { type Column, Facts, Instant, Notice, StatusTag, Table, useWords } from '../ui/index.js';
import { useSeconds } from './ledger-parts.js';

type Check = components['schemas']['LedgerCheckDto'];
type Difference = Check['differences'][number];

interface Props {
  check: Check;
  permissions: readonly string[];
}

/** What a check that came to an end compared and found. */
export function CheckResult({ check, permissions }: Props) {
  const { t } = useWords();
  return (
    <div className="stack-wide">
      {check.different > 0 ? (
        <Notice tone="wrong" title={t('check.found', { count: check.different })}>
          <p>{t('check.found.next')}</p>
        </Notice>
      ) : (
        <Notice tone="settled" title={t('check.agrees')} />
      )}
      <CheckFacts check={check} />
      <Comparisons check={check} />
      {check.different > 0 ? <Differences check={check} permissions={permissions} /> : null}
    </div>
  );
}

function CheckFacts({ check }: { check: Check }) {
  const { t, count } = useWords();
  const seconds = useSeconds();
  return (
    <Facts
      items={[
        [t('check.finished'), check.finishedAt ? <Instant at={check.finishedAt} /> : null],
        [t('check.by'), check.nightly ? t('check.by.night') : (check.askedByName ?? t('check.by.house'))],
        [t('check.entries'), typeof check.entries === 'number' ? count(check.entries) : null],
        [t('check.compared'), count(check.compared)],
        [t('check.time'), typeof check.milliseconds === 'number' ? seconds(check.milliseconds) : null],
      ]}
    />
  );
}

function Comparisons({ check }: { check: Check }) {
  const { t, count } = useWords();
  return (
    <Table
      caption={t('check.comparisons')}
      rows={check.results}
      keyOf={(one) => one.comparison}
      columns={[
        {
          key: 'comparison',
          heading: t('check.comparison'),
          cell: (one) => (
            <>
              {one.label}
              <br />
              <span className="small quiet">{one.text}</span>
            </>
          ),
          total: t('check.all'),
        },
        {
          key: 'compared',
          heading: t('check.compared'),
          cell: (one) => count(one.compared),
          kind: 'number',
          total: count(check.compared),
        },
        {
          key: 'different',
          heading: t('check.different'),
          cell: (one) => (
            <StatusTag tone={one.different > 0 ? 'wrong' : 'settled'}>
              {t('check.differences', { count: one.different })}
            </StatusTag>
          ),
          total: t('check.differences', { count: check.different }),
        },
      ]}
    />
  );
}

/** Each difference leads to the line and to the grant that it is about. */
function Differences({ check, permissions }: Props) {
  const { t, cents } = useWords();
  const may = (permission: string) => permissions.includes(permission);
  const amount = (value?: number | null) => (typeof value === 'number' ? cents(value) : t('check.nothing'));
  const gap = ({ recordedCents, computedCents }: Difference) => (recordedCents ?? 0) - (computedCents ?? 0);
  const columns: Column<Difference>[] = [
    { key: 'comparison', heading: t('check.comparison'), cell: (one) => one.comparisonLabel },
    { key: 'account', heading: t('check.account'), cell: (one) => one.accountLabel },
    {
      key: 'line',
      heading: t('check.line'),
      cell: (one) => <To to={`/office/budget-lines/${one.lineId}`} label={one.lineLabel} may={may('budget.read')} />,
    },
    {
      key: 'grant',
      heading: t('check.grant'),
      cell: (one) => <To to={`/office/grants/${one.grantId}`} label={one.grantReference} may={may('grant.read')} />,
    },
    { key: 'recorded', heading: t('check.recorded'), cell: (one) => amount(one.recordedCents), kind: 'number' },
    { key: 'computed', heading: t('check.computed'), cell: (one) => amount(one.computedCents), kind: 'number' },
    { key: 'gap', heading: t('check.gap'), cell: (one) => cents(gap(one)), kind: 'number' },
  ];
  return (
    <section className="stack">
      <Table
        caption={t('check.list')}
        rows={check.differences}
        keyOf={(one) => [one.comparisonLabel, one.accountLabel, one.lineId, one.grantId].join(' ')}
        columns={columns}
      />
      {check.different > check.differences.length ? (
        <p className="quiet">{t('check.first', { count: check.differences.length })}</p>
      ) : null}
    </section>
  );
}

function To({ to, label, may }: { to: string; label?: string | null; may: boolean }) {
  if (!label) return null;
  return may ? <Link to={to}>{label}</Link> : <span>{label}</span>;
}
