import {
  DateField,
  IntField,
  MoneyField,
  RadioField,
  SelectField,
  TextArea,
  TextField,
  useWords,
} from '../ui/index.js';

const CRITERIA = ['relevance', 'feasibility', 'partners', 'budget', 'results'];

/** The terms of a call, for a new one and for a draft. */
export function CallFields({ programmes }: { programmes: { value: string; label: string }[] }) {
  const { t } = useWords();
  return (
    <>
      <TextField name="title" label={t('call.title')} />
      <SelectField name="programmeCode" label={t('programme')} options={programmes} />
      <IntField name="fiscalYear" label={t('call.year')} hint={t('call.year.hint')} />
      <DateField name="opensOn" label={t('call.opens')} />
      <DateField name="closesOn" label={t('call.closes')} hint={t('call.closes.hint')} />
      <MoneyField name="envelopeCents" label={t('call.envelope')} />
      <MoneyField name="minCents" label={t('call.min')} />
      <MoneyField name="maxCents" label={t('call.max')} />
      <IntField name="shareCapPercent" label={t('call.share')} hint={t('call.share.hint')} optional />
      <RadioField
        name="form"
        label={t('call.form')}
        options={['full', 'short'].map((value) => ({ value, label: t(`call.form.${value}`) }))}
      />
      <TextArea name="eligibilityFr" label={t('call.eligibility.fr')} rows={6} lang="fr" />
      <TextArea name="eligibilityEn" label={t('call.eligibility.en')} rows={6} lang="en" />
      <fieldset className="field stack">
        <legend>{t('call.criteria')}</legend>
        <p className="hint">{t('call.criteria.hint')}</p>
        {CRITERIA.map((key, i) => (
          <div key={key}>
            <input type="hidden" name={`criteria.${i}.key`} value={key} />
            <IntField name={`criteria.${i}.weight`} label={t(`criterion.${key}`)} />
          </div>
        ))}
      </fieldset>
    </>
  );
}
