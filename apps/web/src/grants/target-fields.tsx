import { HiddenField, IntField, TextField, useWords } from '../ui/index.js';
import type { Results } from './results-part.js';

/** A target an indicator, beside what the application promises in its own words. */
export function TargetFields({ results: { indicators, promises } }: { results: Results }) {
  const { t } = useWords();
  return (
    <>
      {promises.length > 0 ? (
        <div>
          <p>{t('result.promises')}</p>
          <ul>
            {promises.map(({ name, target }) => (
              <li key={`${name} ${target}`}>{t('result.promise', { name, target })}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {indicators.map(({ indicatorId, label, unit, target, promised }, i) => (
        <div key={indicatorId}>
          <HiddenField name={`targets.${i}.indicatorId`} value={indicatorId} />
          <IntField
            name={`targets.${i}.target`}
            label={t('result.target.of', { label, unit })}
            hint={promised}
            value={target}
            optional
          />
        </div>
      ))}
      <TextField name="reason" label={t('result.reason')} hint={t('result.target.reason')} optional maxLength={2000} />
    </>
  );
}
