import { namesOf } from '#libs/access';
import { programmes } from '#libs/budgets';
import { notFound } from '#libs/kernel';
import { allowedActs, languageOf, listPage, type ListQuery, type Queryable, Where, words } from '#libs/platform';
import type { LedgerExportDto, LedgerExportPage } from './ledger-export.dto.js';
import { DAYS_KEPT, EXPORT_COLUMNS, exportById, type ExportRow } from './ledger-exports.repository.js';

const RUN = { act: 'ledger-export.run', allowed: true, reasons: [], irreversible: false, needsReason: false };
const DAY = 86_400_000;

/** All exports, the latest first. */
export async function listExports(q: Queryable, query: ListQuery): Promise<LedgerExportPage> {
  const page = await listPage<ExportRow, ExportRow>(q, {
    select: EXPORT_COLUMNS,
    from: 'ledger_exports x',
    where: new Where(),
    id: 'x.id',
    sort: { asked: { column: 'x.asked_at', type: 'timestamptz', descending: true } },
    query,
    map: (row) => row,
  });
  return { ...page, items: await views(q, page.items), allowedActs: allowedActs([RUN], languageOf()) };
}

/** @throws 404 */
export async function showExport(q: Queryable, id: string): Promise<LedgerExportDto> {
  return (await views(q, [(await exportById(q, id)) ?? notFound()]))[0]!;
}

async function views(q: Queryable, rows: ExportRow[]): Promise<LedgerExportDto[]> {
  const names = await namesOf(
    q,
    rows.map((row) => row.askedBy),
  );
  const known = new Map((await programmes(q)).map(({ code, name }) => [code, name]));
  return rows.map((row) => view(row, names.get(row.askedBy) ?? null, known.get(row.programmeCode ?? '') ?? null));
}

function view(row: ExportRow, askedByName: string | null, programmeName: string | null): LedgerExportDto {
  const { id, format, year, programmeCode, state, askedAt, startedAt, finishedAt } = row;
  const { rowsTotal, rowsDone, amountCents, bytes, failure } = row;
  const say = (key: string) => words(languageOf(), key);
  return {
    ...{ id, format, year, programmeCode, programmeName, state, askedByName, askedAt, finishedAt },
    ...{ rowsTotal, rowsDone, amountCents, bytes, failure },
    formatLabel: say(`ledger-export.format.${format}`),
    stateLabel: say(`ledger-export.state.${state}`),
    milliseconds: startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
    keptUntil: finishedAt && state === 'ready' ? new Date(finishedAt.getTime() + DAYS_KEPT * DAY) : null,
    downloadable: state === 'ready',
  };
}

/** The name under which a person keeps the file. */
export const exportName = ({ year, programmeCode, language, format }: ExportRow): string =>
  `${[words(language, 'ledger-export.file'), year, programmeCode].filter((part) => part !== null).join('-')}.${format}`;
