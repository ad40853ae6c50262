import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, type Cents, HOUSE, newId } from '#libs/kernel';
import { VoteBudgetLine, type VoteInput } from './vote-budget-line.js';

/** For tests: somebody who may vote and amend. */
export const FINANCE: Actor = {
  ...HOUSE,
  permissions: new Map([
    ['budget-line.vote', new Set([null])],
    ['budget-line.amend', new Set([null])],
  ]),
};

let made = 0;

/** For tests: a line with so much voted on 1 January of its year. Answers its id. */
export async function votedLine(
  app: Pick<INestApplicationContext, 'get'>,
  amountCents: Cents,
  more: Partial<VoteInput> = {},
): Promise<string> {
  const year = more.year ?? 2027;
  const line = {
    programmeCode: 'aids',
    year,
    chapter: '65',
    nature: '65748',
    function: `04-${++made}`,
    label: 'Subventions',
  };
  const input = { ...line, amountCents, accountingDate: `${year}-01-01`, reason: 'Budget primitif', ...more };
  return (await app.get(VoteBudgetLine).run(FINANCE, input, newId())).id;
}
