import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ButtonLink, Due, Heading, Notice, Road, StatusTag, Timeline, useWords } from '../ui/index.js';
import { AnswersInFull } from './answers.js';
import { grantOf } from './grant-of.server.js';
import { OpenQuestions, AnsweredQuestions } from './questions.js';
import { holderOf, roadOf, toneOf } from './road.js';
import type { Application } from './sections.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = await read(visit(context).api.GET('/api/applications/{id}', { params: { path: { id: params.id! } } }));
  return { file, grant: await grantOf(context, file) };
}

export const action = actionTo('applications', {
  'application.answer': { post: '/api/applications/{id}/answer' },
  'application.attach': { post: '/api/applications/{id}/files', files: true },
});

/** Our file: where it stands, what is ours to do, and all that it says. */
export default function OurApplication() {
  const { file, grant } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="wide stack-wide">
      <Heading title={file.title || t('untitled')} over={file.call.title} />
      <p>
        <StatusTag tone={toneOf(file.state)}>{file.stateLabel}</StatusTag>
      </p>
      <Road
        steps={roadOf(file)}
        holder={file.state === 'granted' || file.state === 'refused' ? null : t(holderOf(file.state))}
        since={file.movedAt}
        next={file.next}
      />
      {grant ? (
        <p>
          <ButtonLink look="main" to={`/portal/grants/${grant.id}`}>
            {t('file.grant', { reference: grant.reference })}
          </ButtonLink>
        </p>
      ) : null}
      {file.state === 'draft' ? <DraftPart file={file} /> : <SubmittedPart file={file} />}
      <section className="stack">
        <h2>{t('history')}</h2>
        <Timeline entries={entriesOf(file)} />
      </section>
    </div>
  );
}

export const entriesOf = (file: Application) =>
  file.timeline.map(({ id, text, actorName, at, reason }) => ({ id, what: text, who: actorName, at, reason }));

/** The sections as a list that says what each still lacks and leads there. */
function DraftPart({ file }: { file: Application }) {
  const { t } = useWords();
  const papers = file.missing.filter((gap) => gap.section === 'files').length;
  const steps = [
    ...file.sections.map(({ key, label, missing }) => ({ key: key as string, label, missing })),
    { key: 'papers', label: t('step.papers'), missing: papers },
  ];
  return (
    <section className="stack">
      <h2>{t('form')}</h2>
      <p className="quiet">
        {t('call.until')} <Due date={file.call.closesOn} />
        {t('call.until.hour')}
      </p>
      <ol className="steps-list">
        {steps.map((step) => (
          <li key={step.key}>
            <Link to={`/portal/applications/${file.id}/${step.key}`}>{step.label}</Link>{' '}
            <StatusTag tone={step.missing === 0 ? 'settled' : 'neutral'}>
              {t('step.missing', { count: step.missing })}
            </StatusTag>
          </li>
        ))}
      </ol>
      <p className="row">
        <ButtonLink look="main" to={`/portal/applications/${file.id}/${nextStep(file)}`}>
          {t(file.missing.length > 0 ? 'form.go-on' : 'form.to-submit')}
        </ButtonLink>
      </p>
    </section>
  );
}

const nextStep = (file: Application): string => {
  const gap = file.missing[0];
  return !gap ? 'submit' : gap.section === 'files' ? 'papers' : gap.section;
};

function SubmittedPart({ file }: { file: Application }) {
  const { t } = useWords();
  return (
    <>
      {file.receipt ? (
        <Notice tone="settled" title={t('receipt', { number: file.receipt.receiptNumber })}>
          <p>{t('receipt.at', { at: file.receipt.submittedAtText })}</p>
          <p>
            <a href={`/api/applications/${file.id}/receipt.pdf`}>{t('receipt.pdf')}</a>
          </p>
        </Notice>
      ) : null}
      {file.refusedReason ? (
        <Notice tone="wrong" title={t('refused')}>
          <p>{file.refusedReason}</p>
        </Notice>
      ) : null}
      <OpenQuestions file={file} />
      <AnsweredQuestions file={file} />
      <AnswersInFull file={file} />
    </>
  );
}
