import { holdersOf } from '#libs/access';
import type { HistoryEvent } from '#libs/history';
import { defineNotice } from '#libs/notices';
import type { Queryable } from '#libs/platform';

/** Finance and the administrators: those who may ask for a check. */
const keepers = async (q: Queryable): Promise<string[]> =>
  (await holdersOf(q, 'ledger-check.run', null)).map(({ id }) => id);

const link = ({ subject }: HistoryEvent): string => `/ledger-checks/${subject.id}`;

defineNotice({ act: 'ledger-check.alarm', audience: keepers, link });
defineNotice({ act: 'ledger-check.fail', audience: keepers, link });
