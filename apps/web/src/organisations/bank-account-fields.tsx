import { TextField, useWords } from '../ui/index.js';

export function BankAccountFields() {
  const { t } = useWords();
  return (
    <>
      <TextField
        name="iban"
        label={t('iban')}
        hint={t('iban.hint')}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="bic"
        label={t('bic')}
        hint={t('bic.hint')}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField name="holder" label={t('holder')} hint={t('holder.hint')} maxLength={140} optional />
    </>
  );
}
