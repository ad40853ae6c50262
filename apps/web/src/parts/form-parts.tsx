import {
  CheckField,
  ChecksField,
  DateField,
  Dialog,
  Drawer,
  FileField,
  Form,
  IntField,
  MoneyField,
  RadioField,
  SavedState,
  SelectField,
  Submit,
  TextArea,
  TextField,
  useWords,
} from '../ui/index.js';

/** Fields with hint, optional and value; sending the form shows them refused. Autosave states, dialog, drawer. */
export function FormParts() {
  const { t } = useWords();
  const options = ['ml', 'bf', 'sn'].map((value) => ({ value, label: t(`country.${value}`) }));
  return (
    <section className="stack">
      <h2>{t('form')}</h2>
      <Form
        act="parts.form"
        defaults={{ amountCents: 2_300_050, country: 'bf', kind: 'ml', note: t('field.note.value') }}
      >
        <TextField name="title" label={t('field.title')} hint={t('field.title.hint')} />
        <MoneyField name="amountCents" label={t('field.amount')} hint={t('field.amount.hint')} />
        <DateField name="dueOn" label={t('field.due')} optional />
        <IntField name="year" label={t('field.year')} />
        <SelectField name="country" label={t('field.country')} options={options} />
        <RadioField
          name="kind"
          label={t('field.kind')}
          options={options.map((one) => ({ ...one, hint: t('field.kind.hint') }))}
        />
        <ChecksField name="countries" label={t('field.countries')} options={options} />
        <TextArea name="note" label={t('field.note')} optional />
        <FileField name="file" label={t('field.file')} hint={t('field.file.hint')} accept="application/pdf" />
        <TextField name="fixed" label={t('field.fixed')} value="2027-00014" readOnly />
        <CheckField name="sworn" label={t('field.sworn')} />
        <Submit>{t('send')}</Submit>
      </Form>
      <SavedState saving={{ state: 'saving' }} />
      <SavedState saving={{ state: 'saved', at: '2027-05-02T12:02:00Z' }} />
      <SavedState saving={{ state: 'kept' }} />
      <Drawer title={t('drawer')}>
        <p>{t('drawer.text')}</p>
      </Drawer>
      <Dialog name="help" opener={t('dialog.open')} title={t('dialog')}>
        <p>{t('drawer.text')}</p>
      </Dialog>
    </section>
  );
}
