import { Facts, Form, HiddenField, IntField, SelectField, Submit, TextField, useWords } from '../ui/index.js';
import type { components } from '../api.js';

type Import = components['schemas']['ImportDto'];

/** What each column of the file means, with what stands in it. */
export function ImportColumns({ file, editable }: { file: Import; editable: boolean }) {
  const { t } = useWords();
  const labels = new Map(file.targets.map(({ value, label }) => [value as string, label]));
  return (
    <section className="stack" aria-labelledby="columns">
      <h2 id="columns">{t('columns')}</h2>
      <p className="quiet">
        {t('columns.read', { encoding: file.encoding, separator: separatorName(file.separator, t) })}
      </p>
      {editable ? (
        <MappingForm file={file} />
      ) : (
        <Facts
          items={file.columns.map(({ heading, target }) => [heading, target ? labels.get(target) : t('column.out')])}
        />
      )}
    </section>
  );
}

const separatorName = (separator: string, t: (key: string) => string) =>
  separator === '\t' ? t('separator.tab') : `« ${separator} »`;

function MappingForm({ file }: { file: Import }) {
  const { t } = useWords();
  const defaults = { column: file.columns.map(({ target }) => target ?? ''), giver: file.giver, year: file.year };
  return (
    <Form act="past-grant-import.map" defaults={defaults}>
      <HiddenField name="version" kind="int" value={file.version} />
      <TextField name="giver" label={t('import.giver')} hint={t('import.giver.hint')} maxLength={200} optional />
      <IntField name="year" label={t('import.year')} hint={t('import.year.hint')} optional />
      <div className="grid">
        {file.columns.map(({ heading, samples }, i) => (
          <SelectField
            key={i}
            name={`column.${i}`}
            label={heading || t('column.nameless', { number: i + 1 })}
            hint={samples.length > 0 ? samples.map((sample) => sample.slice(0, 40)).join(' · ') : t('column.empty')}
            options={file.targets}
            blank={t('column.out')}
          />
        ))}
      </div>
      <Submit look="plain">{t('import.map')}</Submit>
    </Form>
  );
}
