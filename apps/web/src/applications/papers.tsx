import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ButtonLink, FileField, Form, HiddenField, SelectField, Submit, useWords } from '../ui/index.js';
import { FormHead } from './form-head.js';
import { FILE_KINDS, type Application } from './sections.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = await read(visit(context).api.GET('/api/applications/{id}', { params: { path: { id: params.id! } } }));
  if (file.state !== 'draft') throw redirect(`/portal/applications/${file.id}`);
  return file;
}

export const action = actionTo('applications', {
  'application.attach': { post: '/api/applications/{id}/files', files: true },
  'application.detach': { delete: '/api/applications/{id}/files/{fileId}' },
});

/** The papers of a draft, one sent at a time so that a broken line loses little. */
export default function Papers() {
  const file = useLoaderData<typeof loader>();
  const { t } = useWords();
  const kinds = FILE_KINDS.map((value) => ({
    value,
    label: t(file.requiredFiles.includes(value) ? 'papers.kind.needed' : 'papers.kind', { kind: t(`file.${value}`) }),
  }));
  return (
    <div className="stack-wide">
      <FormHead file={file} step="papers" title={t('step.papers')} lead={t('papers.lead')} />
      {file.files.length > 0 ? <KeptPapers file={file} /> : null}
      <Form act="application.attach" files>
        <SelectField name="kind" label={t('papers.kind.label')} options={kinds} />
        <FileField name="file" label={t('papers.file')} hint={t('papers.hint')} />
        <Submit look="plain">{t('papers.attach')}</Submit>
      </Form>
      <p>
        <ButtonLink look="main" to={`/portal/applications/${file.id}/submit`}>
          {t('form.go-on')}
        </ButtonLink>
      </p>
    </div>
  );
}

function KeptPapers({ file }: { file: Application }) {
  const { t } = useWords();
  return (
    <ul className="plain-list stack">
      {file.files.map((paper) => (
        <li key={paper.id} className="row">
          <a href={`/api/applications/${file.id}/files/${paper.id}`}>{paper.name}</a>
          <span className="quiet">
            {paper.kindLabel}, {t('papers.size', { size: Math.max(1, Math.round(paper.size / 1024)) })}
          </span>
          <Form act="application.detach" id={`detach-${paper.id}`} className="">
            <HiddenField name="fileId" value={paper.id} />
            <Submit look="link" aria-label={t('papers.detach.one', { name: paper.name })}>
              {t('papers.detach')}
            </Submit>
          </Form>
        </li>
      ))}
    </ul>
  );
}
