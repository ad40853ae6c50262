import { type Actor, type Cents, newId, Refused } from '#libs/kernel';
import type { TestApp } from '#libs/testing';
import { FINANCE, votedLine } from './budgets.builder.js';
import type { WorkedAct } from './worked-acts.builder.js';
import { Authorities, closeFiscalYear, Ledger, lockFiscalYear, VoteAuthority } from './index.js';

const VOTED = 170_000_000n;
const MULTI_YEAR: [number, Cents][] = [
  [2006, 15_000_000n],
  [2007, 12_000_000n],
  [2008, 9_000_000n],
];
const VOTER: Actor = {
  ...FINANCE,
  permissions: new Map([...FINANCE.permissions, ['authority.vote', new Set([null])]]),
};

/** The complementary period and the close are dated 31 December, and so is what comes too late (act 36). */
const dayOf = (act: number) => (act < 26 ? '2006-06-30' : act <= 30 || act === 36 ? '2006-12-31' : '2007-02-01');

/** Plays the worked year of rule 8 through the public face of the room, on a house of its own. */
export class WorkedYear {
  readonly grants = Object.fromEntries(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7'].map((name) => [name, newId()]));
  /** The line that was voted last. */
  lineId = '';
  private readonly lines: Record<string, string> = {};
  authorityId = '';

  constructor(private readonly house: TestApp) {}

  /** Act 1 (and 31, of the next year). Answers the line that was voted. */
  async vote(year: number): Promise<string> {
    this.lineId = await votedLine(this.house.app, VOTED, { year, nature: '6574' });
    return (this.lines[year] = this.lineId);
  }

  /** Rule 8.4: what G1 binds beyond its year, reserved and committed on the second ledger. */
  async authorise(): Promise<void> {
    const amountCents = MULTI_YEAR.reduce((sum, [, cents]) => sum + cents, 0n);
    const plan = MULTI_YEAR.map(([year, plannedCents]) => ({ year, plannedCents }));
    const input = { programmeCode: 'aids', firstYear: 2006, label: 'G1', amountCents, plan };
    const voted = { ...input, accountingDate: '2006-01-01', reason: 'Budget primitif' };
    this.authorityId = (await this.house.get(VoteAuthority).run(VOTER, voted, newId())).id;
    const move = { authorityId: this.authorityId, grantId: this.grants.G1!, amountCents, accountingDate: '2006-03-01' };
    for (const verb of ['reserve', 'commit'] as const)
      await this.house.db.transaction((tx) =>
        this.house.get(Authorities)[verb](tx, { ...move, reference: verb, actorId: FINANCE.id }),
      );
  }

  /** One act; one that must be refused must be refused so, and by nothing else. */
  async play({ act, steps, refused }: WorkedAct): Promise<void> {
    const done = this.house.db.transaction(async (tx) => {
      const ledger = this.house.get(Ledger);
      const accountingDate = dayOf(act);
      const lineId = this.lines[accountingDate.slice(0, 4)]!;
      for (const { verb, grant, cents: amountCents, reference, transfer } of steps) {
        const move = {
          lineId,
          amountCents,
          accountingDate,
          reference,
          actorId: FINANCE.id,
          keepRest: true,
        };
        await ledger[verb](tx, { ...move, grantId: grant && this.grants[grant], transfer } as never);
      }
    });
    const code = await done.then(
      () => undefined,
      (error: unknown) => (error instanceof Refused ? error.refusals[0]?.code : Promise.reject(error)),
    );
    if (code !== refused) throw new Error(`Act ${act}: ${code ?? 'done'} in place of ${refused ?? 'done'}`);
  }

  /** The year that `vote` left open is closed, and a line of the next one holds what was accrued. */
  async turn(): Promise<void> {
    const fromLineId = this.lineId;
    await this.house.db.transaction(async (tx) => {
      await lockFiscalYear(tx, 2006);
      await closeFiscalYear(tx, 2006, FINANCE.id, new Date('2007-02-01T10:00:00Z'));
    });
    const lineId = await this.vote(2007);
    const opening = { fromLineId, grantId: this.grants.G2!, lineId };
    await this.house.db.transaction((tx) => this.house.get(Ledger).openAccruals(tx, [opening]));
  }
}
