import { useWords } from '../ui/index.js';

interface Limited {
  ceilingCents?: number | null;
  votedCents: number;
}

/** How much of a ceiling is voted: a thin bar with its share in figures. Nothing where there is no ceiling. */
export function CeilingBar({ source }: { source: Limited }) {
  const { t } = useWords();
  const { ceilingCents, votedCents } = source;
  if (!ceilingCents) return <span className="quiet">{t('ceiling.no')}</span>;
  const share = Math.min(votedCents / ceilingCents, 1);
  return (
    <div>
      <span className="small quiet nowrap">{t('ceiling.used', { share: Math.floor(share * 100) })}</span>
      <svg className="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-4" x="0" y="6" width="1000" height="8" />
        <rect className="bar-0" x="0" y="6" width={share * 1000} height="8" />
      </svg>
    </div>
  );
}
