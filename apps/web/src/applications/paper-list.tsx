import { useWords } from '../ui/index.js';
import type { Application } from './sections.js';

/** The papers of a file, by kind, to open. */
export function PaperList({ file }: { file: Application }) {
  const { t, day } = useWords();
  if (file.files.length === 0) return <p className="quiet">{t('papers.none')}</p>;
  return (
    <ul>
      {file.files.map((paper) => (
        <li key={paper.id}>
          <a href={`/api/applications/${file.id}/files/${paper.id}`}>{paper.name}</a>{' '}
          <span className="quiet">
            {paper.kindLabel}, {t('papers.size', { size: Math.max(1, Math.round(paper.size / 1024)) })},{' '}
            {day(paper.addedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
