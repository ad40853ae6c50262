import type { InputHTMLAttributes } from 'react';
import { Form, useSearchParams } from 'react-router';
import { Button, useWords } from '../ui/index.js';

/** Fills the instalments with equal parts (D08): a form that asks the address, so that it needs no script. */
export function SplitForm({ amountCents }: { amountCents: number }) {
  const { t, cents } = useWords();
  const [params] = useSearchParams();
  return (
    <details open={params.has('count')}>
      <summary>{t('split')}</summary>
      <Form method="get" className="filters" key={params.toString()}>
        <Asked name="amount" label={t('amount')} inputMode="decimal" start={cents(amountCents)} />
        <Asked name="count" label={t('split.count')} type="number" min="1" max="24" start="3" />
        <Asked name="firstOn" label={t('split.first-on')} type="date" start="" />
        <Asked name="monthsApart" label={t('split.months')} type="number" min="1" max="12" start="1" />
        <Button type="submit">{t('split.do')}</Button>
      </Form>
    </details>
  );
}

interface AskedProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  start: string;
}

function Asked({ name, label, start, ...native }: AskedProps) {
  const [params] = useSearchParams();
  return (
    <div className="field">
      <label htmlFor={`split-${name}`}>{label}</label>
      <input {...native} id={`split-${name}`} name={name} defaultValue={params.get(name) ?? start} />
    </div>
  );
}
