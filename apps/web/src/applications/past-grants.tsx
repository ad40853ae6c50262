import { useWords } from '../ui/index.js';
import type { Application } from './sections.js';

/** What the applicant had before, newest first: beside the file, for whoever reads it. */
export function PastGrants({ file }: { file: Application }) {
  const { t, money } = useWords();
  if (file.pastGrants.length === 0) return <p className="quiet">{t('past.none')}</p>;
  return (
    <section className="stack">
      <h2>{t('past', { count: file.pastGrants.length })}</h2>
      <ul className="plain-list stack">
        {file.pastGrants.slice(0, 12).map((grant) => (
          <li key={grant.id}>
            <strong>
              {grant.year}
              {t('colon')}
              {grant.outcome === 'granted' ? money(grant.amountCents) : t('past.refused')}
            </strong>
            <br />
            <span className="quiet">
              {[grant.purpose, grant.giver, grant.matchedBy === 'name' ? t('past.by-name') : '']
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
