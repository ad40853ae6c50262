import type { components } from '../api.js';
import { ActForm, DateField, Day, IntField, SelectField, StatusTag, Table, TextField, useWords } from '../ui/index.js';
import { TargetFields } from './target-fields.js';

export type Results = components['schemas']['GrantResultsDto'];

/** What the grant promises and what was reported of it: one figure an indicator, never one sum over two. */
export function ResultsPart({ results, lead }: { results: Results; lead: string }) {
  const { t } = useWords();
  if (results.indicators.length === 0) return null;
  return (
    <section className="stack" id="results">
      <h2>{t('results')}</h2>
      <p className="quiet">{lead}</p>
      <IndicatorTable results={results} />
      <ReportedTable results={results} />
      <ResultActs results={results} />
    </section>
  );
}

function IndicatorTable({ results: { indicators } }: { results: Results }) {
  const { t, count } = useWords();
  const figure = (value?: number | null) => (value == null ? t('none') : count(value));
  return (
    <Table
      caption={t('results')}
      captionHidden
      rows={indicators}
      keyOf={(one) => one.indicatorId}
      columns={[
        {
          key: 'label',
          heading: t('result.indicator'),
          cell: (one) => (
            <span>
              {one.label} <span className="quiet">{one.counting}</span>
            </span>
          ),
        },
        { key: 'unit', heading: t('result.unit'), cell: (one) => one.unit },
        { key: 'target', heading: t('result.target'), cell: (one) => figure(one.target), kind: 'number' },
        { key: 'value', heading: t('result.value'), cell: (one) => figure(one.value), kind: 'number' },
        {
          key: 'rate',
          heading: t('result.rate'),
          cell: (one) => (one.percent == null ? t('none') : t('result.percent', { percent: one.percent })),
          kind: 'number',
        },
        {
          key: 'counted',
          heading: t('result.counted-on'),
          cell: (one) => (one.countedOn ? <Day short date={one.countedOn} /> : t('none')),
        },
      ]}
    />
  );
}

/** Each report, the latest first; a figure that was wrong stays, with why. */
function ReportedTable({ results: { reported } }: { results: Results }) {
  const { t, count } = useWords();
  if (reported.length === 0) return null;
  return (
    <Table
      caption={t('results.reported')}
      rows={reported}
      keyOf={(one) => one.id}
      columns={[
        { key: 'day', heading: t('result.counted-on'), cell: (one) => <Day short date={one.countedOn} /> },
        { key: 'label', heading: t('result.indicator'), cell: (one) => one.label },
        { key: 'value', heading: t('result.value'), cell: (one) => `${count(one.value)} ${one.unit}`, kind: 'number' },
        { key: 'source', heading: t('result.source'), cell: (one) => <Source one={one} /> },
      ]}
    />
  );
}

function Source({ one: { source, reason, corrected, recordedByName } }: { one: Results['reported'][number] }) {
  const { t } = useWords();
  const why = [recordedByName, reason && t('result.correction', { reason })].filter(Boolean).join(' · ');
  return (
    <span>
      {source} {corrected ? <StatusTag tone="wrong">{t('result.corrected')}</StatusTag> : null}{' '}
      <span className="quiet">{why}</span>
    </span>
  );
}

function ResultActs({ results }: { results: Results }) {
  const fields = {
    'grant.record-result': <RecordFields results={results} />,
    'grant.correct-result': <CorrectFields results={results} />,
    'grant.set-targets': <TargetFields results={results} />,
  };
  return (
    <>
      {results.allowedActs
        .filter(({ allowed }) => allowed)
        .map((act) => (
          <ActForm key={act.act} act={act} fields={fields[act.act as keyof typeof fields]} />
        ))}
    </>
  );
}

function RecordFields({ results: { indicators } }: { results: Results }) {
  const { t } = useWords();
  const options = indicators.map(({ indicatorId, label }) => ({ value: indicatorId, label }));
  return (
    <>
      <SelectField name="indicatorId" label={t('result.indicator')} options={options} value={options[0]?.value} />
      <Counted />
    </>
  );
}

/** What every figure says: how many, up to which day, and where one reads it. */
function Counted() {
  const { t } = useWords();
  return (
    <>
      <IntField name="value" label={t('result.value')} hint={t('result.value.hint')} />
      <DateField name="countedOn" label={t('result.counted-on')} hint={t('result.counted-on.hint')} />
      <TextField name="source" label={t('result.source')} hint={t('result.source.hint')} maxLength={300} />
    </>
  );
}

function CorrectFields({ results: { reported } }: { results: Results }) {
  const { t, count, shortDay } = useWords();
  const options = reported
    .filter(({ corrected }) => !corrected)
    .map(({ id, label, value, countedOn }) => ({
      value: id,
      label: t('result.option', { label, value: count(value), day: shortDay(countedOn) }),
    }));
  return (
    <>
      <SelectField name="resultId" label={t('result.which')} options={options} value={options[0]?.value} />
      <Counted />
      <TextField name="reason" label={t('result.reason')} maxLength={2000} />
    </>
  );
}
