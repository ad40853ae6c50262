import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  ActForm,
  Facts,
  Form,
  Heading,
  HiddenField,
  Notice,
  RadioField,
  Submit,
  TextArea,
  useWords,
} from '../ui/index.js';
import { AnswersInFull } from './answers.js';
import { PastGrants } from './past-grants.js';
import { ReviewScores } from './review-scores.js';
import type { Application, Review } from './sections.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const file = await read(api.GET('/api/applications/{id}', { params: { path: { id: params.id! } } }));
  return { file, review: file.reviews.find((one) => one.reviewerId === person!.id) };
}

const params = (form: FormData) => ({ id: String(form.get('reviewId')) });

export const action = actionTo('applications', {
  'review.accept': { post: '/api/reviews/{id}/accept', params, body: () => ({}) },
  'review.recuse': { post: '/api/reviews/{id}/recuse', params, body: ({ reason }) => ({ reason }) },
  'review.score': { post: '/api/reviews/{id}/score', params, body: ({ reviewId: _, ...review }) => review },
});

/** Reads and scores on one page: the file on the left, the scores on the right. */
export default function ReviewPage() {
  const { file, review } = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  return (
    <div className="deciding wide">
      <div className="stack-wide">
        <Heading title={file.title} over={`${t('review')} ${file.receipt?.receiptNumber ?? ''}`} />
        <Facts
          items={[
            [t('organisation'), file.organisationName],
            [t('call'), file.call.title],
            [t('country'), file.countries.map((country) => country.name).join(', ')],
            [t('budget.asked'), money(file.totals.askedCents)],
            [t('budget.cash'), money(file.totals.chargesCents)],
          ]}
        />
        <AnswersInFull file={file} open />
      </div>
      <aside>
        {review ? <MyReview file={file} review={review} /> : <NotMine />}
        <PastGrants file={file} />
      </aside>
    </div>
  );
}

function NotMine() {
  const { t } = useWords();
  return (
    <Notice title={t('review.not-mine')}>
      <p>{t('review.not-mine.text')}</p>
    </Notice>
  );
}

function MyReview({ file, review }: { file: Application; review: Review }) {
  const { t } = useWords();
  const act = (name: string) => review.allowedActs.find((one) => one.act === name);
  const hidden = <HiddenField name="reviewId" value={review.id} />;
  const [accept, recuse, score] = [act('review.accept'), act('review.recuse'), act('review.score')];
  return (
    <div className="acts stack-wide">
      <h2>{t('review.mine')}</h2>
      <p>{review.stateLabel}</p>
      {accept ? <p>{t('review.interest')}</p> : null}
      {accept ? <OneClick act={accept} reviewId={review.id} /> : null}
      {score ? <ScoreForm file={file} review={review} label={score.label} effect={score.effect} /> : null}
      {recuse ? <ActForm act={recuse} fields={hidden} /> : null}
      {review.state === 'done' ? <ReviewScores criteria={file.criteria} review={review} /> : null}
      {review.comment ? <p className="pre">{review.comment}</p> : null}
    </div>
  );
}

function OneClick({ act, reviewId }: { act: Review['allowedActs'][number]; reviewId: string }) {
  return (
    <Form act={act.act}>
      <HiddenField name="reviewId" value={reviewId} />
      <p className="quiet">{act.effect}</p>
      <Submit>{act.label}</Submit>
    </Form>
  );
}

interface ScoreFormProps {
  file: Application;
  review: Review;
  label: string;
  effect: string;
}

/** 0 to 5 for each criterion, all in view, by mouse or arrow keys. */
function ScoreForm({ file, review, label, effect }: ScoreFormProps) {
  const { t } = useWords();
  return (
    <Form act="review.score">
      <HiddenField name="reviewId" value={review.id} />
      {file.criteria.map(({ key, weight }, i) => (
        <div key={key} className="score">
          <input type="hidden" name={`scores.${i}.criterion`} value={key} />
          <ScoreField name={`scores.${i}.score`} label={t(`criterion.${key}`)} hint={t('call.weight', { weight })} />
        </div>
      ))}
      <TextArea name="comment" label={t('review.comment')} hint={t('review.comment.hint')} rows={6} maxLength={4000} />
      <p className="quiet">{effect}</p>
      <Submit>{label}</Submit>
    </Form>
  );
}

const ScoreField = (props: { name: string; label: string; hint: string }) => (
  <RadioField {...props} options={['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))} />
);
