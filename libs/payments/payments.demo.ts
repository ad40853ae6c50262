import type { INestApplicationContext } from '@nestjs/common';
import { demoTime, type DemoTime } from '#libs/access';
import { CloseGrant } from '#libs/grants';
import { addDays, type LocalDate, newId, Refused } from '#libs/kernel';
import { Database } from '#libs/platform';
import { AcceptPaymentOrder } from './accept-payment-order.js';
import { ConfirmPaidPaymentOrder } from './confirm-paid-payment-order.js';
import { type Issued, IssuePaymentOrder } from './issue-payment-order.js';
import { RecordReturnPaymentOrder } from './record-return-payment-order.js';
import { RejectPaymentOrder } from './reject-payment-order.js';

interface Payable {
  id: string;
  grantId: string;
  year: number;
  position: number;
  from: LocalDate;
  reference: string;
}

/** What becomes of this year's first instalments, one after the other; the rest stays due. */
const ENDS = ['paid', 'accepted', 'paid', 'returned', 'rejected', 'paid', 'issued'] as const;
type End = (typeof ENDS)[number];

/** Payment orders in all states; last year's are all paid and their grants closed. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  if (await db.one('SELECT 1 FROM payment_orders LIMIT 1')) return;
  const desk = new Desk(app);
  const rows = await db.query<Payable>(
    `SELECT i.id, i.grant_id AS "grantId", g.fiscal_year AS year, i.position, g.reference,
       greatest(coalesce(i.due_on, i.condition_met_on), coalesce(g.signed_on, g.in_force_on)) AS from
     FROM instalments i JOIN grants g ON g.id = i.grant_id
     WHERE g.state IN ('in-force', 'signed') AND coalesce(i.due_on, i.condition_met_on) <= current_date ORDER BY g.fiscal_year, "from", i.id`,
  );
  const latest = Math.max(...rows.map(({ year }) => year));
  let turn = 0;
  for (const row of rows) {
    if (row.year < latest) await desk.handle(row, 'paid');
    else if (row.position === 1 && (await desk.handle(row, ENDS[turn % ENDS.length]!))) turn++;
  }
  for (const row of rows) if (row.year < latest && row.position === 1) await desk.close(row);
}

class Desk {
  private readonly time: DemoTime;
  constructor(private readonly app: INestApplicationContext) {
    this.time = demoTime(app);
  }

  /** Orders and pays as the story goes; an instalment that may not be ordered (no account, no agreement) stays due. */
  async handle(row: Payable, end: End): Promise<boolean> {
    const finance = await this.time.as('finance');
    const on = <T>(days: number, work: () => Promise<T>) => this.time.on(addDays(row.from, days), work);
    const issue = () => on(3, () => this.app.get(IssuePaymentOrder).run(finance, row.id, newId()));
    const issued = await issue().catch((error: unknown) => {
      if (error instanceof Refused) return undefined;
      throw error;
    });
    if (!issued) return false;
    if (end !== 'issued') await this.follow(row, issued, end);
    return true;
  }

  private async follow(row: Payable, issued: Issued, end: End): Promise<void> {
    const accountant = await this.time.as('accountant');
    const on = <T>(days: number, work: () => Promise<T>) => this.time.on(addDays(row.from, days), work);
    const { id } = issued;
    if (end === 'rejected') {
      const reason = 'La délibération jointe n’est pas celle de cette subvention.';
      await on(5, () => this.app.get(RejectPaymentOrder).run(accountant, id, reason, newId()));
      return;
    }
    await on(5, () => this.app.get(AcceptPaymentOrder).run(accountant, id));
    if (end === 'accepted') return;
    const bankReference = `VIR-${issued.number}`;
    const paidOn = addDays(row.from, 8);
    await on(8, () => this.app.get(ConfirmPaidPaymentOrder).run(accountant, id, { paidOn, bankReference }, newId()));
    if (end === 'paid') return;
    const back = { bankReference, returnedOn: addDays(row.from, 12), reason: 'AC04 compte clos' };
    await on(12, () => this.app.get(RecordReturnPaymentOrder).run(accountant, id, back, newId()));
  }

  /** Closed when everything is paid. */
  async close({ grantId, from }: Payable): Promise<void> {
    const officer = await this.time.as('officer');
    const close = () => this.app.get(CloseGrant).run(officer, grantId);
    await this.time.on(addDays(from, 150), close).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
}
