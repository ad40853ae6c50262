import type { ReactNode } from 'react';
import { useWords } from '../words.js';

export interface TimelineEntry {
  id: string;
  /** What was done, in words. */
  what: ReactNode;
  who?: string | null;
  /** ISO instant. */
  at: string;
  reason?: string | null;
  detail?: ReactNode;
}

/** What happened, the latest first as the API gives it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p>{entry.what}</p>
          <p className="small">
            {entry.who ? <span className="who">{entry.who}, </span> : null}
            <Instant at={entry.at} />
          </p>
          {entry.reason ? <blockquote>{entry.reason}</blockquote> : null}
          {entry.detail}
        </li>
      ))}
    </ol>
  );
}

/** An instant as people say it, in Paris time; exact for machines and on hover. */
export function Instant({ at }: { at: string }) {
  const { instant } = useWords();
  return (
    <time dateTime={at} title={at} className="nowrap">
      {instant(at)}
    </time>
  );
}

interface DayProps {
  date: string;
  /** With the month cut short, for tables. */
  short?: boolean;
}

/** A day as people say it. */
export function Day({ date, short }: DayProps) {
  const { day, shortDay } = useWords();
  return (
    <time dateTime={date} className="nowrap">
      {short ? shortDay(date) : day(date)}
    </time>
  );
}

/** A deadline: the day, and how far it is. Late is said, not only coloured. */
export function Due({ date, short }: DayProps) {
  const { t, daysUntil } = useWords();
  const days = daysUntil(date);
  return (
    <>
      <Day date={date} short={short} />{' '}
      <span className={days < 0 ? 'late nowrap' : 'quiet nowrap'}>
        ({t(days < 0 ? 'due.late' : 'due.in', { days: Math.abs(days) })})
      </span>
    </>
  );
}
