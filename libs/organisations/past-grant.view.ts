import type { Actor, Language } from '#libs/kernel';
import { allowedActs, type Queryable, words } from '#libs/platform';
import { TARGETS } from './past-grant.columns.js';
import type { ImportDto, ImportItemDto, ImportRowDto, PastGrantsDto } from './past-grant.dto.js';
import type { SourceFile } from './past-grant.file.js';
import type { Note } from './past-grant.reader.js';
import { importOffers } from './past-grant-import.acts.js';
import { type PastGrantFacts } from './past-grants.js';
import { appliedBefore, countVerdicts, type ImportRow, type Judged } from './past-grants.repository.js';

export const importItem = (row: ImportRow, language: Language): ImportItemDto => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state,
  stateLabel: words(language, `past-grant-import.state.${row.state}`),
  createdByName: row.created_by_name,
  createdAt: row.created_at,
  appliedAt: row.applied_at,
  taken: row.taken,
  mended: row.mended,
  refused: row.refused,
  known: row.known,
});

const SAMPLES = 3;

interface Parts {
  actor: Actor;
  row: ImportRow;
  source: SourceFile;
  judged: Judged[];
  language: Language;
}

export async function importView(q: Queryable, { actor, row, source, judged, language }: Parts): Promise<ImportDto> {
  const before = row.state === 'previewed' ? await appliedBefore(q, row.sha256) : undefined;
  return {
    ...importItem(row, language),
    ...countVerdicts(judged),
    version: row.version,
    encoding: row.encoding,
    separator: row.separator,
    giver: row.giver,
    year: row.year,
    columns: row.headings.map((heading, i) => ({
      heading,
      target: row.mapping[i] ?? null,
      samples: samplesOf(source, i),
    })),
    targets: TARGETS.map((value) => ({ value, label: words(language, `past-grant.target.${value}`) })),
    sameFileAppliedAt: before?.applied_at ?? null,
    allowedActs: allowedActs(importOffers(actor, row), language),
  };
}

const samplesOf = ({ rows }: SourceFile, column: number): string[] =>
  [...new Set(rows.slice(0, 50).flatMap(({ cells }) => cells[column] || []))].slice(0, SAMPLES);

export const noteText = (language: Language, { code, facts }: Note): string =>
  words(language, `past-grant-note.${code}`, facts ?? {});

export const rowView = (row: Judged, language: Language): ImportRowDto => ({
  line: row.line,
  verdict: row.verdict,
  verdictLabel: words(language, `past-grant.verdict.${row.verdict}`),
  beneficiary: row.beneficiary,
  year: row.year,
  amountCents: row.amountCents,
  notes: row.notes.map((note) => noteText(language, note)),
});

export function pastGrantsView(items: PastGrantFacts[], language: Language): PastGrantsDto {
  const years = new Map<number, { year: number; amountCents: bigint; count: number }>();
  for (const { year, amountCents, outcome } of items) {
    if (outcome !== 'granted') continue;
    const total = years.get(year) ?? { year, amountCents: 0n, count: 0 };
    years.set(year, { year, amountCents: total.amountCents + amountCents, count: total.count + 1 });
  }
  return {
    items: items.map((item) => ({ ...item, outcomeLabel: words(language, `past-grant.outcome.${item.outcome}`) })),
    years: [...years.values()],
  };
}
