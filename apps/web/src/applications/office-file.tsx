import type { ReactNode } from 'react';
import {
  ActPanel,
  ButtonLink,
  ChecksField,
  Facts,
  Heading,
  MoneyField,
  Road,
  StatusTag,
  Tabs,
  TextArea,
  useWords,
} from '../ui/index.js';
import { PastGrants } from './past-grants.js';
import { holderOf, roadOf, toneOf } from './road.js';
import type { Application } from './sections.js';

interface OfficeFileProps {
  file: Application;
  personId: string;
  /** The grant that the file became. */
  grant: { id: string; reference: string } | null;
  /** The next step is the reader's: a grant from this recommended file. */
  proposes: boolean;
  reviewers: { id: string; name: string }[];
  children: ReactNode;
}

/** One file in the office: what is asked on the left, the figures and the acts always in view on the right. */
export function OfficeFile({ file, grant, personId, proposes, reviewers, children }: OfficeFileProps) {
  const { t } = useWords();
  const decided = file.state === 'granted' || file.state === 'refused';
  const to = `/office/applications/${file.id}`;
  const mine = file.reviews.find((review) => review.reviewerId === personId && review.state !== 'recused');
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={file.title} over={`${file.receipt?.receiptNumber ?? ''} ${file.call.title}`} />
        <p className="row">
          <StatusTag tone={toneOf(file.state)}>{file.stateLabel}</StatusTag>
          <a href={`/office/organisations/${file.organisationId}`}>{file.organisationName}</a>
        </p>
        <Road
          steps={roadOf(file)}
          holder={decided ? null : t(holderOf(file.state))}
          since={file.movedAt}
          next={file.next}
        />
        <FileTabs file={file} />
        {children}
      </div>
      <aside>
        <Figures file={file} />
        {mine ? (
          <p>
            <ButtonLink look="main" to={`${to}/review`}>
              {t(mine.state === 'done' ? 'review.see' : 'review.do')}
            </ButtonLink>
          </p>
        ) : null}
        {grant ? (
          <p>
            <ButtonLink to={`/office/grants/${grant.id}`}>{t('file.grant', { reference: grant.reference })}</ButtonLink>
          </p>
        ) : null}
        {proposes ? (
          <p>
            <ButtonLink look="main" to={`/office/grants/propose/${file.id}`}>
              {t('file.propose')}
            </ButtonLink>
          </p>
        ) : null}
        <Acts file={file} reviewers={reviewers} />
        <PastGrants file={file} />
      </aside>
    </div>
  );
}

function FileTabs({ file }: { file: Application }) {
  const { t } = useWords();
  const to = `/office/applications/${file.id}`;
  return (
    <Tabs
      label={t('file.parts')}
      tabs={[
        { to, label: t('tab.file'), end: true },
        { to: `${to}/questions`, label: t('tab.questions', { count: file.questions.length }) },
        { to: `${to}/reviews`, label: t('tab.reviews', { count: file.reviews.length }) },
        { to: `${to}/history`, label: t('history') },
      ]}
    />
  );
}

function Figures({ file }: { file: Application }) {
  const { t, money, cents, percent } = useWords();
  return (
    <Facts
      items={[
        [t('budget.asked'), money(file.totals.askedCents)],
        [t('budget.share'), file.totals.shareBp == null ? null : percent(file.totals.shareBp)],
        [t('budget.cash'), money(file.totals.chargesCents)],
        [t('country'), file.countries.map((country) => country.name).join(', ')],
        [t('score.mean'), file.scoreHundredths == null ? null : t('score.of', { score: cents(file.scoreHundredths) })],
        [t('recommended'), file.recommendedCents == null ? null : money(file.recommendedCents)],
        [t('recommended.by'), file.recommendedByName],
        [t('opinion'), file.opinion],
        [t('call.left.short'), file.envelopeLeftCents == null ? null : money(file.envelopeLeftCents)],
        [t('refused.reason'), file.refusedReason],
      ]}
    />
  );
}

/** What moves the file on comes first, what ends it last. */
const ORDER = ['complete', 'recommend', 'assign', 'conclude', 'question', 'set-aside'];
const inOrder = (acts: Application['allowedActs']) =>
  ORDER.flatMap((verb) => acts.find((act) => act.act === `application.${verb}`) ?? []);

function Acts({ file, reviewers }: Pick<OfficeFileProps, 'file' | 'reviewers'>) {
  const { t } = useWords();
  const options = reviewers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActPanel
      acts={inOrder(file.allowedActs)}
      defaults={{ amountCents: file.recommendedCents ?? file.totals.askedCents }}
      hotkeys={{ 'application.complete': 'c', 'application.question': 'q' }}
      fields={{
        'application.question': <TextArea name="text" label={t('question.text')} hint={t('question.hint')} rows={4} />,
        'application.assign': <ChecksField name="reviewerIds" label={t('reviewers')} options={options} />,
        'application.recommend': (
          <>
            <MoneyField name="amountCents" label={t('recommend.amount')} />
            <TextArea name="opinion" label={t('opinion')} hint={t('opinion.hint')} rows={4} />
          </>
        ),
      }}
    />
  );
}
