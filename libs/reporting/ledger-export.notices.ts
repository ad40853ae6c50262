import type { HistoryEvent } from '#libs/history';
import { defineNotice } from '#libs/notices';
import type { Queryable } from '#libs/platform';

/** Whoever asked for it is told that it is there, or that it could not be made. */
const asker = async (q: Queryable, { subject }: HistoryEvent): Promise<string[]> => {
  const row = await q.one<{ askedBy: string }>('SELECT asked_by AS "askedBy" FROM ledger_exports WHERE id = $1', [
    subject.id,
  ]);
  return row ? [row.askedBy] : [];
};

const link = ({ subject }: HistoryEvent): string => `/ledger-exports/${subject.id}`;

defineNotice({ act: 'ledger-export.finish', audience: asker, link });
defineNotice({ act: 'ledger-export.fail', audience: asker, link });
