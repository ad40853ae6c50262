import { useState } from 'react';
import { Button, MoneyField, SelectField, TextField, useWords, type Option } from '../ui/index.js';
import type { Application } from './sections.js';

/** How many rows to show: those filled, some to spare, and with scripts as many more as one asks for. */
export function useRows(filled: number, spare: number, most: number) {
  const [more, setMore] = useState(0);
  const count = Math.min(most, filled + spare + more);
  return { count, add: count < most ? () => setMore((n) => n + 1) : undefined };
}

/** Adds a row at once with scripts; without them it saves, and the page comes back with rows to spare. */
export function AddRow({ add, children }: { add?: () => void; children: string }) {
  if (!add) return null;
  return (
    <Button
      type="submit"
      name="_act"
      value="stay"
      onClick={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {children}
    </Button>
  );
}

type Partners = NonNullable<NonNullable<Application['answers']['partners']>['partners']>;

/** Bodies on the spot, by name (rule 2.18). */
export function PartnerFields({ rows, countries }: { rows: Partners; countries: Option[] }) {
  const { t } = useWords();
  const { count, add } = useRows(rows.length, 1, 20);
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <fieldset key={i} className="field stack row-fields" id={`section-partners-partners-partners-${i}`}>
          <legend>{t('partner', { number: i + 1 })}</legend>
          <TextField name={`partners.partners.${i}.name`} label={t('partner.name')} />
          <SelectField
            name={`partners.partners.${i}.country`}
            label={t('partner.country')}
            options={countries}
            blank={t('choose')}
          />
          <TextField name={`partners.partners.${i}.role`} label={t('partner.role')} optional />
          <MoneyField
            name={`partners.partners.${i}.receivesCents`}
            label={t('partner.receives')}
            hint={t('partner.receives.hint')}
            optional
          />
        </fieldset>
      ))}
      <AddRow add={add}>{t('partner.add')}</AddRow>
    </>
  );
}

type Indicators = NonNullable<NonNullable<Application['answers']['indicators']>['indicators']>;

/** What will tell that the project reached its aims. */
export function IndicatorFields({ rows }: { rows: Indicators }) {
  const { t } = useWords();
  const { count, add } = useRows(rows.length, 2, 20);
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <fieldset key={i} className="field stack row-fields" id={`section-indicators-indicators-indicators-${i}`}>
          <legend>{t('indicator', { number: i + 1 })}</legend>
          <TextField
            name={`indicators.indicators.${i}.name`}
            label={t('indicator.name')}
            hint={i === 0 ? t('indicator.name.hint') : undefined}
          />
          <TextField
            name={`indicators.indicators.${i}.target`}
            label={t('indicator.target')}
            hint={i === 0 ? t('indicator.target.hint') : undefined}
          />
        </fieldset>
      ))}
      <AddRow add={add}>{t('indicator.add')}</AddRow>
    </>
  );
}
