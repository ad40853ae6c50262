import type { ReactNode } from 'react';
import { Form, Link, useLocation, useSearchParams } from 'react-router';
import { useWords } from '../words.js';
import { Button } from './button.js';
import type { Option } from './choices.js';

/**
 * Filters that live in the address, so that a filtered list can be shared: a search field, then what the list gives.
 * `<FilterBar search><FilterSelect name="state" label={t('state')} options={states} /></FilterBar>`.
 */
export function FilterBar({ search = true, children }: { search?: boolean; children?: ReactNode }) {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const { t } = useWords();
  const filtered = [...params.keys()].some(
    (name) => !['sort', 'after', 'before', 'limit'].includes(name) && params.get(name),
  );
  return (
    <Form method="get" className="filters no-print" role="search" key={params.toString()} preventScrollReset>
      {search ? (
        <div className="field">
          <label htmlFor="filter-q">{t('filter.search')}</label>
          <input type="search" id="filter-q" name="q" defaultValue={params.get('q') ?? ''} data-hotkey="/" />
        </div>
      ) : null}
      {children}
      {params.get('sort') ? <input type="hidden" name="sort" value={params.get('sort')!} /> : null}
      <Button type="submit">{t('filter.apply')}</Button>
      {filtered ? <Link to={pathname}>{t('filter.clear')}</Link> : null}
    </Form>
  );
}

export function FilterSelect({
  name,
  label,
  options,
  all,
}: {
  name: string;
  label: string;
  options: Option[];
  all?: string;
}) {
  const [params] = useSearchParams();
  const { t } = useWords();
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={params.get(name) ?? ''}>
        <option value="">{all ?? t('filter.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function FilterDate({ name, label }: { name: string; label: string }) {
  const [params] = useSearchParams();
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <input type="date" id={`filter-${name}`} name={name} defaultValue={params.get(name) ?? ''} />
    </div>
  );
}

interface Scope {
  programmes: readonly { code: string; name: string }[];
  years: readonly { year: number }[];
}

/** Programme and fiscal year, as every list of grants and money asks for them. `allYears={false}` where a screen shows one year. */
export function FilterScope({ programmes, years, allYears = true }: Scope & { allYears?: boolean }) {
  const { t } = useWords();
  return (
    <>
      <FilterSelect
        name="programme"
        label={t('filter.programme')}
        options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FilterSelect
        name="year"
        label={t('filter.year')}
        all={allYears ? undefined : t('filter.year.this')}
        options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
      />
    </>
  );
}
