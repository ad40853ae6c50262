import { Drawer, MoneyField, SelectField, TextField, useField, useWords } from '../ui/index.js';
import type { ActView, Choices } from './budget-act.js';

interface NewLineDrawerProps {
  i: number;
  entered?: ActView['sides'][number];
  open: boolean;
  choices: Choices;
}

/** What was typed and refused stays in view. */
export function NewLineDrawer({ i, entered, open, choices }: NewLineDrawerProps) {
  const { t, money } = useWords();
  const { typed } = useField(`news.${i}.label`);
  const title = entered
    ? t('act.entered', {
        label: entered.label,
        place: `${entered.chapter}-${entered.nature}`,
        amount: money(entered.amountCents),
      })
    : t('act.new-line', { number: i + 1 });
  return (
    <Drawer title={title} open={Boolean(typed) || (open && !entered)}>
      <NewLine at={`news.${i}`} choices={choices} />
    </Drawer>
  );
}

function NewLine({ at, choices }: { at: string; choices: Choices }) {
  const { t } = useWords();
  const accounts = (kind: string) =>
    choices.accounts
      .filter((account) => account.kind === kind)
      .map(({ number, label }) => ({ value: number, label: `${number} · ${label}` }));
  return (
    <div className="stack">
      <TextField name={`${at}.label`} label={t('label')} maxLength={200} />
      <div className="filters">
        <SelectField
          name={`${at}.programmeCode`}
          label={t('programme')}
          options={choices.programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          name={`${at}.section`}
          label={t('section')}
          options={['operating', 'investment'].map((value) => ({ value, label: t(`section.${value}`) }))}
        />
        <SelectField name={`${at}.chapter`} label={t('chapter')} options={accounts('chapter')} />
        <SelectField name={`${at}.nature`} label={t('nature')} options={accounts('nature')} />
        <TextField name={`${at}.function`} label={t('function')} className="narrow" />
        <SelectField
          name={`${at}.fundingSource`}
          label={t('source')}
          options={choices.sources.map(({ code, label }) => ({ value: code, label }))}
        />
        <MoneyField name={`${at}.amountCents`} label={t('act.amount')} />
      </div>
    </div>
  );
}
