import { useLoaderData } from 'react-router';
import { Empty, StatusTag, useWords } from '../ui/index.js';
import { actOnFile, loadFile } from './office-file.server.js';
import { OfficeFile } from './office-file.js';
import { ReviewScores } from './review-scores.js';
import type { Application, Review } from './sections.js';

export const loader = loadFile;
export const action = actOnFile;

/** Who reviews, and what they found. */
export default function ApplicationReviews() {
  const loaded = useLoaderData<typeof loader>();
  const { t } = useWords();
  const { file } = loaded;
  return (
    <OfficeFile {...loaded}>
      {file.reviews.length === 0 ? <Empty title={t('reviews.none')}>{t(`reviews.none.${nextOf(file)}`)}</Empty> : null}
      {file.reviews.map((review) => (
        <OneReview key={review.id} file={file} review={review} />
      ))}
    </OfficeFile>
  );
}

/** Why nobody reviews this file, and what leads there. */
function nextOf({ state, allowedActs }: Application): 'first' | 'ask' | 'wait' | 'over' {
  if (state === 'submitted' || state === 'questioned') return 'first';
  if (state !== 'complete') return 'over';
  return allowedActs.some(({ act, allowed }) => act === 'application.assign' && allowed) ? 'ask' : 'wait';
}

function OneReview({ file, review }: { file: Application; review: Review }) {
  const { t, day, cents } = useWords();
  const tone = { assigned: 'late', accepted: 'moving', done: 'settled', recused: 'neutral' } as const;
  return (
    <section className="stack">
      <h2>
        {review.reviewerName} <StatusTag tone={tone[review.state]}>{review.stateLabel}</StatusTag>
      </h2>
      <p className="quiet">{t('review.asked', { date: day(review.assignedAt) })}</p>
      {review.recusalReason ? <p className="pre">{review.recusalReason}</p> : null}
      {review.totalHundredths == null ? null : (
        <>
          <p>
            <strong>{t('score.of', { score: cents(review.totalHundredths) })}</strong>
          </p>
          <ReviewScores criteria={file.criteria} review={review} />
          <p className="prose pre">{review.comment}</p>
        </>
      )}
    </section>
  );
}
