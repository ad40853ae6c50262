import { Timeline, useWords } from '../ui/index.js';
import type { components } from '../api.js';

/** What happened to the record, as the API tells it; nothing where nothing is written down. */
export function Happenings({ entries }: { entries: readonly components['schemas']['HappeningDto'][] }) {
  const { t } = useWords();
  if (entries.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline')}</h2>
      <Timeline
        entries={entries.map(({ id, text, actorName, at, reason }) => ({ id, what: text, who: actorName, at, reason }))}
      />
    </section>
  );
}
