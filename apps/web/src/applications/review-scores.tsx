import { useWords } from '../ui/index.js';
import type { Application, Review } from './sections.js';

/** The scores of a review, each with its weight. */
export function ReviewScores({ criteria, review }: { criteria: Application['criteria']; review: Review }) {
  const { t } = useWords();
  const scoreOf = (key: string) => review.scores.find((one) => one.criterion === key)?.score;
  return (
    <table className="table">
      <caption className="hidden">{t('scores')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('criterion')}</th>
          <th scope="col" className="number">
            {t('weight')}
          </th>
          <th scope="col" className="number">
            {t('score.of-five')}
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ key, weight }) => (
          <tr key={key}>
            <th scope="row">{t(`criterion.${key}`)}</th>
            <td className="number">{weight}</td>
            <td className="number">{scoreOf(key)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
