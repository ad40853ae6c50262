import fc from 'fast-check';
import { grantPosition, missingFromSum, position } from '#libs/budgets';
import { type Actor, newId, Refused } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { confirmOtherAccount, inForce, lineOf, plantBeneficiaries, santeSahel } from '../grants/grants.builder.js';
import { AcceptPaymentOrder } from './accept-payment-order.js';
import { ConfirmPaidPaymentOrder } from './confirm-paid-payment-order.js';
import { IssuePaymentOrder } from './issue-payment-order.js';
import { RecordReturnPaymentOrder } from './record-return-payment-order.js';
import { RejectPaymentOrder } from './reject-payment-order.js';

let app: TestApp;
let line: string;
let finance: Actor, accountant: Actor;
let day = 0;
const dateOf = (n: number) => new Date(Date.UTC(2027, 1, 1, 12) + n * 3_600_000);

beforeAll(async () => {
  app = await startApp({ clock: { now: () => dateOf(day) } });
  await plantBeneficiaries(app);
  line = await lineOf(app, 'aids', 2027);
  [finance, accountant] = [await app.actor('finance'), await app.actor('accountant')];
});
afterAll(() => app.close());

const today = () => dateOf(day).toISOString().slice(0, 10);
const VERBS = ['issue', 'accept', 'reject', 'pay', 'return', 'account'] as const;
type Verb = (typeof VERBS)[number];

/** What the desk should be in after an act, told independently of the acts' own table. */
interface Model {
  state: 'none' | 'issued' | 'accepted' | 'paid' | 'returned';
  /** Accounts confirmed so far; the last one is where money would go. */
  accounts: number;
  /** The account that money was last sent to. */
  sentTo: number;
}

function expected(model: Model, verb: Verb): Model | undefined {
  const { state, accounts, sentTo } = model;
  const moved = (to: Model['state']) => ({ ...model, state: to });
  switch (verb) {
    case 'issue':
      return state === 'none' ? moved('issued') : undefined;
    case 'accept':
      return state === 'issued' ? moved('accepted') : undefined;
    case 'reject':
      return ['issued', 'accepted', 'returned'].includes(state) ? moved('none') : undefined;
    case 'pay':
      if (state !== 'accepted' && !(state === 'returned' && sentTo !== accounts)) return undefined;
      return { ...moved('paid'), sentTo: accounts };
    case 'return':
      return state === 'paid' ? moved('returned') : undefined;
    case 'account':
      return { ...model, accounts: accounts + 1 };
  }
}

/** What people try against the order of things; paying too often above all. */
const WILD: Verb[] = [...VERBS, 'pay', 'pay', 'issue'];

/** D14, which chance seldom finds: issued, accepted, paid, returned, paid to the same account, another account, paid. */
const RETURNED_AND_PAID_TOO_SOON = [0, 1, 3, 4, 3, 5, 3].map((n): [number, number] => [n, 0]);

const IBANS = ['FR3330002005500000157841Z25', 'FR7630006000011234567890189'];

class Desk {
  model: Model = { state: 'none', accounts: 0, sentTo: -1 };
  private order = '';
  private reference = '';
  private accounts = 0;
  numbers: string[] = [];
  constructor(private readonly instalmentId: string) {}

  async does(verb: Verb): Promise<void> {
    day++;
    const next = expected(this.model, verb);
    const done = await this.act(verb).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused) return false;
        throw error;
      },
    );
    expect([verb, this.model.state, done]).toEqual([verb, this.model.state, next !== undefined]);
    if (next) this.model = next;
  }

  private async act(verb: Verb): Promise<void> {
    const key = newId();
    const order = this.order || newId();
    if (verb === 'issue') {
      const issued = await app.get(IssuePaymentOrder).run(finance, this.instalmentId, key);
      this.order = issued.id;
      this.numbers.push(issued.number);
    }
    if (verb === 'accept') await app.get(AcceptPaymentOrder).run(accountant, order);
    if (verb === 'reject') await app.get(RejectPaymentOrder).run(accountant, order, 'Pièce manquante', key);
    if (verb === 'pay') {
      const bankReference = newId();
      await app.get(ConfirmPaidPaymentOrder).run(accountant, order, { paidOn: today(), bankReference }, key);
      this.reference = bankReference;
    }
    if (verb === 'return') {
      const back = {
        bankReference: this.model.state === 'paid' ? this.reference : newId(),
        returnedOn: today(),
        reason: 'AC04',
      };
      await app.get(RecordReturnPaymentOrder).run(accountant, order, back, key);
    }
    if (verb === 'account') await confirmOtherAccount(app, santeSahel, IBANS[++this.accounts % 2]!);
  }
}

it('whatever is tried in whatever order, an instalment’s money stands in one place and the numbers run on', async () => {
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.nat(2)), { minLength: 8, maxLength: 16 }), async (picks) => {
      const cents = 1_000n;
      const grantId = await inForce(app, {
        cents,
        on: today(),
        instalments: [{ amountCents: cents, dueOn: '2027-01-15' }],
      });
      const [row] = await app.db.query<{ id: string }>('SELECT id FROM instalments WHERE grant_id = $1', [grantId]);
      const desk = new Desk(row!.id);
      for (const [n, wild] of picks) {
        const verbs = wild === 0 ? WILD : VERBS.filter((verb) => expected(desk.model, verb));
        await desk.does(verbs[n % verbs.length]!);
        const { committedCents, orderedCents, paidCents } = await grantPosition(app.db, line, grantId);
        const held = { none: [cents, 0n, 0n], paid: [0n, 0n, cents] }[desk.model.state as 'none'] ?? [0n, cents, 0n];
        expect([committedCents, orderedCents, paidCents]).toEqual(held);
      }
      expect(new Set(desk.numbers).size).toBe(desk.numbers.length);
      ran++;
    }),
    { numRuns: 25, examples: [[RETURNED_AND_PAID_TOO_SOON]] },
  );
  expect(ran).toBe(25);
  const rows = await app.db.query<{ number: number }>('SELECT number FROM payment_orders ORDER BY number');
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
});

it('many desks at once: the sum rule holds, each order is paid once, and each refusal left nothing', async () => {
  const before = (await position(app.db, line))!;
  const grants = await Promise.all(
    Array.from({ length: 8 }, () =>
      inForce(app, { cents: 700n, on: today(), instalments: [{ amountCents: 700n, dueOn: '2027-01-15' }] }),
    ),
  );
  const ids = await app.db.query<{ id: string }>('SELECT id FROM instalments WHERE grant_id = ANY ($1)', [grants]);
  const outcomes = await Promise.all(
    ids.flatMap(({ id }) =>
      Array.from({ length: 4 }, async () => {
        const issued = await app
          .get(IssuePaymentOrder)
          .run(finance, id, newId())
          .catch(() => undefined);
        if (!issued) return 0;
        await app.get(AcceptPaymentOrder).run(accountant, issued.id);
        const pay = () =>
          app
            .get(ConfirmPaidPaymentOrder)
            .run(accountant, issued.id, { paidOn: today(), bankReference: newId() }, newId());
        return (await Promise.allSettled([pay(), pay(), pay()])).filter(({ status }) => status === 'fulfilled').length;
      }),
    ),
  );
  expect(outcomes.filter((n) => n > 0)).toEqual(Array(8).fill(1));
  const after = (await position(app.db, line))!;
  expect(after.paidCents - before.paidCents).toBe(5_600n);
  expect(missingFromSum(after)).toBe(0n);
  const [{ n }] = (await app.db.query<{ n: bigint }>(
    "SELECT count(*) AS n FROM transfers WHERE amount_cents = 700 AND state = 'paid'",
  )) as [{ n: bigint }];
  expect(n).toBe(8n);
});

it('the same request again, with its key, is the same order', async () => {
  const grantId = await inForce(app, {
    cents: 100n,
    on: today(),
    instalments: [{ amountCents: 100n, dueOn: '2027-01-15' }],
  });
  const [row] = await app.db.query<{ id: string }>('SELECT id FROM instalments WHERE grant_id = $1', [grantId]);
  const run = () => app.get(IssuePaymentOrder).run(finance, row!.id, 'the-same-key');
  const [first, second] = await Promise.all([run(), run()]);
  expect(second).toEqual(first);
});
