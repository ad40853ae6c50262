import { FileField, Form, HiddenField, Instant, Submit, TextArea, useWords } from '../ui/index.js';
import type { Application } from './sections.js';

type Question = Application['questions'][number];

/** What the city asks and waits for: first the papers, then the words that send the answer. */
export function OpenQuestions({ file }: { file: Application }) {
  const { t } = useWords();
  const open = file.questions.filter((question) => !question.answeredAt);
  const may = file.allowedActs.some((act) => act.act === 'application.answer' && act.allowed);
  if (open.length === 0) return null;
  return (
    <section className="stack-wide" id="questions">
      <h2>{t('questions.open', { count: open.length })}</h2>
      {open.map((question) => (
        <article key={question.id} className="stack">
          <Asked question={question} />
          <Papers file={file} question={question} />
          {may ? <AnswerForms question={question} /> : null}
        </article>
      ))}
    </section>
  );
}

function AnswerForms({ question }: { question: Question }) {
  const { t } = useWords();
  return (
    <>
      <Form act="application.attach" id={`attach-${question.id}`} files>
        <input type="hidden" name="kind" value="answer" />
        <HiddenField name="questionId" value={question.id} />
        <FileField name="file" label={t('answer.file')} hint={t('papers.hint')} optional />
        <Submit look="plain">{t('papers.attach')}</Submit>
      </Form>
      <Form act="application.answer" id={`answer-${question.id}`}>
        <HiddenField name="questionId" value={question.id} />
        <TextArea name="text" label={t('answer')} rows={5} maxLength={8000} />
        <p className="quiet">{t('answer.effect')}</p>
        <Submit>{t('answer.send')}</Submit>
      </Form>
    </>
  );
}

export function AnsweredQuestions({ file, title }: { file: Application; title?: string }) {
  const { t } = useWords();
  const answered = file.questions.filter((question) => question.answeredAt);
  if (answered.length === 0) return null;
  return (
    <section className="stack-wide">
      <h2>{title ?? t('questions.answered')}</h2>
      {answered.map((question) => (
        <article key={question.id} className="stack">
          <Asked question={question} />
          <p className="pre">{question.answer}</p>
          <p className="small quiet">
            {question.answeredByName}, <Instant at={question.answeredAt!} />
          </p>
          <Papers file={file} question={question} />
        </article>
      ))}
    </section>
  );
}

export const Asked = ({ question }: { question: Question }) => (
  <div>
    <p className="pre">
      <strong>{question.text}</strong>
    </p>
    <p className="small quiet">
      {question.askedByName}, <Instant at={question.askedAt} />
    </p>
  </div>
);

function Papers({ file, question }: { file: Application; question: Question }) {
  const papers = file.files.filter((paper) => paper.questionId === question.id);
  return papers.length === 0 ? null : (
    <ul>
      {papers.map((paper) => (
        <li key={paper.id}>
          <a href={`/api/applications/${file.id}/files/${paper.id}`}>{paper.name}</a>
        </li>
      ))}
    </ul>
  );
}
