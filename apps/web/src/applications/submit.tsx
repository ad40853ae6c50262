import { Link, redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ButtonLink, CheckField, Facts, Form, Notice, Submit, useWords } from '../ui/index.js';
import { AnswersInFull } from './answers.js';
import { FormHead } from './form-head.js';
import type { Application } from './sections.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = await read(visit(context).api.GET('/api/applications/{id}', { params: { path: { id: params.id! } } }));
  if (file.state !== 'draft') throw redirect(`/portal/applications/${file.id}`);
  return file;
}

export const action = actionTo('applications', {
  'application.submit': {
    post: '/api/applications/{id}/submit',
    to: (_receipt, { id }) => `/portal/applications/${id}`,
    done: (receipt: { receiptNumber: string; submittedAtText: string }, { t }) => ({
      what: t('submit.done', { number: receipt.receiptNumber, at: receipt.submittedAtText }),
      next: t('submit.done.next'),
    }),
  },
});

/** The last page: what is still missing, or the statements and the button. */
export default function SubmitPage() {
  const file = useLoaderData<typeof loader>();
  const { t, money, percent } = useWords();
  return (
    <div className="stack-wide">
      <FormHead file={file} step="submit" title={t('submit')} lead={t('submit.lead')} />
      {file.missing.length > 0 ? (
        <WhatIsMissing file={file} />
      ) : (
        <>
          <Facts
            items={[
              [t('organisation'), file.organisationName],
              [t('project.title'), file.title],
              [t('budget.asked'), money(file.totals.askedCents)],
              [t('budget.share'), file.totals.shareBp == null ? null : percent(file.totals.shareBp)],
            ]}
          />
          <HandIn file={file} />
        </>
      )}
      <AnswersInFull file={file} />
    </div>
  );
}

/** The list that jumps to each field. */
function WhatIsMissing({ file }: { file: Application }) {
  const { t } = useWords();
  const to = (gap: Application['missing'][number]) =>
    gap.section === 'files' ? 'papers' : `${gap.section}#section-${gap.section}-${gap.path.replaceAll('.', '-')}`;
  return (
    <Notice tone="late" title={t('submit.missing', { count: file.missing.length })}>
      <ul>
        {file.missing.map((gap) => (
          <li key={gap.path + gap.code}>
            <Link to={`/portal/applications/${file.id}/${to(gap)}`}>{gap.message}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function HandIn({ file }: { file: Application }) {
  const { t } = useWords();
  const act = file.allowedActs.find((one) => one.act === 'application.submit');
  if (!act)
    return (
      <Notice title={t('submit.signatory')}>
        <p>{t('submit.signatory.text')}</p>
        <ButtonLink to={`/portal/applications/${file.id}`}>{t('submit.back')}</ButtonLink>
      </Notice>
    );
  if (!act.allowed)
    return (
      <Notice tone="late" title={t('submit.not-now')}>
        {act.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </Notice>
    );
  return (
    <Form act="application.submit">
      <CheckField name="sworn" label={t('submit.sworn')} hint={t('submit.sworn.hint')} />
      <CheckField name="republicanCommitment" label={t('submit.commitment')} hint={t('submit.commitment.hint')} />
      <p className="quiet">{act.effect}</p>
      <p className="warning">{t('act.irreversible')}</p>
      <Submit>{act.label}</Submit>
    </Form>
  );
}
