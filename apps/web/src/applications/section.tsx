import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { Button, Form, HiddenField, SavedState, Submit, useAutosave, useWords } from '../ui/index.js';
import { countryOptions } from './countries.server.js';
import { SectionFields } from './section-fields.js';
import { FormHead } from './form-head.js';
import { SECTIONS, type SectionKey } from './sections.js';

/** Saves itself while one types; without scripts the buttons save. */
export const handle = { plain: false };

const sectionOf = (url: string) => new URL(url).pathname.split('/').at(-1) as SectionKey;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api, language, person } = visit(context);
  const file = await read(api.GET('/api/applications/{id}', { params: { path: { id: params.id! } } }));
  const section = sectionOf(request.url);
  if (file.state !== 'draft') throw redirect(`/portal/applications/${file.id}`);
  if (!file.sections.some((one) => one.key === section))
    throw redirect(`/portal/applications/${file.id}/${stepAfter(section)}`); // not asked on the short form
  const needsCountries = section === 'place' || section === 'partners';
  return { file, section, personId: person!.id, countries: needsCountries ? countryOptions(language) : [] };
}

const stepAfter = (section: SectionKey) => SECTIONS[SECTIONS.indexOf(section) + 1] ?? 'papers';

const save = {
  patch: '/api/applications/{id}',
  blank: 'null',
  done: (_saved: unknown, { t }: { t: (key: string) => string }) => t('form.saved'),
} as const;

export const action = actionTo('applications', {
  next: {
    ...save,
    to: ({ section }: { section: SectionKey }, { id }) => `/portal/applications/${id}/${stepAfter(section)}`,
  },
  stay: save,
});

/** One section of the form, one page. */
export default function Section() {
  const { file, section, personId, countries } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const formId = `section-${section}`;
  const saving = useAutosave({ formId, url: `/api/applications/${file.id}`, person: personId });
  const version = file.sections.find((one) => one.key === section)?.version ?? 0;
  return (
    <div className={section === 'budget' || section === 'partners' ? 'wide' : undefined}>
      <FormHead file={file} step={section} title={t(`section.${section}`)} lead={t(`section.${section}.lead`)} />
      <Form id={formId} defaults={file.answers} errors={saving.errors}>
        <HiddenField name="version" kind="int" value={version} />
        <SectionFields section={section} file={file} countries={countries} />
        <p className="row">
          <Submit name="_act" value="next">
            {t('form.save-and-go-on')}
          </Submit>
          <Button type="submit" name="_act" value="stay">
            {t('form.save')}
          </Button>
        </p>
        <SavedState saving={saving} />
      </Form>
    </div>
  );
}
