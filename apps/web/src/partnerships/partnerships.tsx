import { Link } from 'react-router';
import { Heading, Notice, useWords } from '../ui/index.js';

/** Says what this room does not hold yet, and leads to what there is of the programme. */
export default function Partnerships() {
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('title')} />
      <Notice title={t('not-yet')}>
        <p>{t('not-yet.text')}</p>
      </Notice>
      <ul className="stack">
        <li>
          <Link to="/office/grants?programme=partners">{t('grants')}</Link>
        </li>
        <li>
          <Link to="/office/budget-lines?programme=partners&year=">{t('lines')}</Link>
        </li>
        <li>
          <Link to="/office/annual-report?programme=partners">{t('report')}</Link>
        </li>
      </ul>
    </div>
  );
}
