import { useField, useWords, type Option } from '../ui/index.js';

const MOST = 5;

/** Up to five countries, one list each: easier on a phone than one list in which one marks several. */
export function CountriesField({ name, label, options }: { name: string; label: string; options: Option[] }) {
  const { id, error, typed, given } = useField(name);
  const { t } = useWords();
  const chosen = typed?.split('\n').filter(Boolean) ?? (Array.isArray(given) ? given.map(String) : []);
  const shown = Math.min(MOST, chosen.length + 2);
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'}>
      <legend>{label}</legend>
      <p className="hint">{t('place.countries.hint')}</p>
      {error ? <p className="error">{error}</p> : null}
      <div className="stack">
        {Array.from({ length: shown }, (_, i) => (
          <select
            key={i}
            id={i === 0 ? id : `${id}-${i}`}
            name={`${name}:list`}
            defaultValue={chosen[i] ?? ''}
            aria-label={t('place.country', { number: i + 1 })}
          >
            <option value="">{t('choose')}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ))}
      </div>
    </fieldset>
  );
}
