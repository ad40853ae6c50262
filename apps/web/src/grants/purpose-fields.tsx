import { HiddenField, IntField, useWords } from '../ui/index.js';

interface PurposeFieldsProps {
  purposes: { code: string; label: string }[];
  /** As they were proposed before. */
  shares?: { code: string; sharePercent: number }[];
}

/** What the grant is for, a share a purpose; those left blank are not of it (rule 1.7). */
export function PurposeFields({ purposes, shares = [] }: PurposeFieldsProps) {
  const { t } = useWords();
  return (
    <fieldset className="field">
      <legend>{t('purposes')}</legend>
      <p className="hint">{t('purposes.hint')}</p>
      <div className="filters">
        {purposes.map(({ code, label }, i) => (
          <div key={code}>
            <HiddenField name={`purposes.${i}.code`} value={code} />
            <IntField
              name={`purposes.${i}.sharePercent`}
              label={t('purpose.share', { label })}
              value={shares.find((one) => one.code === code)?.sharePercent ?? ''}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
