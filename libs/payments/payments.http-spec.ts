import { position } from '#libs/budgets';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import {
  confirmOtherAccount,
  eauPourTous,
  inForce,
  lineOf,
  plantBeneficiaries,
  santeSahel,
} from '../grants/grants.builder.js';

let app: TestApp;
let line: string;
let now = '2027-03-03T10:00:00Z';
let officer: TestClient, finance: TestClient, accountant: TestClient, head: TestClient, signatory: TestClient;

beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date(now) } });
  await plantBeneficiaries(app);
  line = await lineOf(app, 'aids', 2027);
  [officer, finance, accountant] = [await app.as('officer'), await app.as('finance'), await app.as('accountant')];
  [head, signatory] = [await app.as('head'), await app.as('signatory')];
});
afterAll(() => app.close());
beforeEach(() => void (now = '2027-03-03T10:00:00Z'));

const codes = ({ body }: { body: { errors: { code: string }[] } }) => body.errors.map(({ code }) => code);
const balances = async (asOf?: string) => {
  const { committedCents, orderedCents, paidCents } = (await position(app.db, line, asOf))!;
  return { committedCents, orderedCents, paidCents };
};
const moved = async (before: Awaited<ReturnType<typeof balances>>) => {
  const after = await balances();
  return [
    after.committedCents - before.committedCents,
    after.orderedCents - before.orderedCents,
    after.paidCents - before.paidCents,
  ];
};
const instalmentsOf = async (grantId: string): Promise<{ id: string; state: string; paidOn: string | null }[]> =>
  (await officer.get(`/api/grants/${grantId}`)).body.instalments;
const issue = (instalmentId: string, who = finance) => who.post('/api/payment-orders', { instalmentId });
const act = (id: string, verb: string, body: object = {}) => accountant.post(`/api/payment-orders/${id}/${verb}`, body);

const small = (cents = 200_000n, more = {}) =>
  inForce(app, { cents, year: 2027, instalments: [{ amountCents: cents, dueOn: '2027-01-15' }], ...more });

it('D13: ten parallel orders of one instalment make one; the others are told its number', async () => {
  const grantId = await inForce(app, {
    cents: 1_000_000n,
    instalments: [
      { amountCents: 500_000n, dueOn: '2027-01-15' },
      { amountCents: 500_000n, dueOn: '2027-02-15' },
    ],
  });
  const before = await balances();
  const [, second] = await instalmentsOf(grantId);
  const answers = await Promise.all(Array.from({ length: 10 }, () => issue(second!.id)));
  const made = answers.filter(({ status }) => status === 201);
  expect(made).toHaveLength(1);
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused).toHaveLength(9);
  for (const { body } of refused)
    expect(body.errors[0]).toMatchObject({
      code: 'payment-order.already-ordered',
      facts: { number: made[0]!.body.number },
    });
  expect(await moved(before)).toEqual([-500_000n, 500_000n, 0n]);
  expect((await finance.get(`/api/payment-orders?grantId=${grantId}`)).body).toMatchObject({
    total: 1,
    totalCents: 500_000,
  });
});

it('rule 3.21: numbers have no gap and none comes twice, whoever orders at once, refused orders included', async () => {
  const grants = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      small(100n, i % 3 === 2 ? { instalments: [{ amountCents: 100n, condition: 'x' }] } : {}),
    ),
  );
  const instalments = await Promise.all(grants.map(async (id) => (await instalmentsOf(id))[0]!.id));
  const answers = await Promise.all(instalments.map((id) => issue(id)));
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
  const rows = await app.db.query<{ number: number }>(
    'SELECT number FROM payment_orders WHERE fiscal_year = 2027 ORDER BY number',
  );
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
});

it('rule 3.19: rejected, the number is never used again and the money is committed again; the next order has its own', async () => {
  const [instalment] = await instalmentsOf(await small());
  const first = (await issue(instalment!.id)).body;
  const before = await balances();
  expect(codes(await act(first.id, 'reject'))).toEqual(['field.required']);
  expect((await act(first.id, 'reject', { reason: 'Pièce manquante' })).status).toBe(200);
  expect(await moved(before)).toEqual([200_000n, -200_000n, 0n]);
  expect(codes(await act(first.id, 'accept'))).toEqual(['wrong-state']);
  const second = (await issue(instalment!.id)).body;
  expect(Number(second.number.slice(5))).toBe(Number(first.number.slice(5)) + 1);
  expect((await finance.get(`/api/payment-orders/${first.id}`)).body).toMatchObject({
    state: 'rejected',
    rejectReason: 'Pièce manquante',
    number: first.number,
  });
});

it('D14: paid, returned by the bank, paid again to another account; the same return twice changes nothing', async () => {
  const grantId = await small(500_000n);
  const [instalment] = await instalmentsOf(grantId);
  const before = await balances();
  const { id } = (await issue(instalment!.id)).body;
  await act(id, 'accept');
  expect((await act(id, 'confirm-paid', { paidOn: '2027-03-03', bankReference: 'VIR-1' })).status).toBe(200);
  now = '2027-03-08T10:00:00Z';
  const back = { bankReference: 'VIR-1', returnedOn: '2027-03-08', reason: 'AC04 compte clos' };
  expect(codes(await act(id, 'record-return', { ...back, bankReference: 'VIR-2' }))).toEqual(['not-found']);
  for (let i = 0; i < 3; i++) expect((await act(id, 'record-return', back)).status).toBe(200);
  expect(await moved(before)).toEqual([-500_000n, 500_000n, 0n]);
  expect((await instalmentsOf(grantId))[0]).toMatchObject({ state: 'ordered', paidOn: null });

  now = '2027-03-20T10:00:00Z';
  const again = { paidOn: '2027-03-20', bankReference: 'VIR-2' };
  expect(codes(await act(id, 'confirm-paid', again))).toEqual(['payment-order.account-returned']);
  await confirmOtherAccount(app, santeSahel, 'FR7630006000011234567890189');
  expect(codes(await act(id, 'confirm-paid', { ...again, bankReference: 'VIR-1' }))).toEqual([
    'transfer-reference-twice',
  ]);
  expect(codes(await act(id, 'confirm-paid', { ...again, paidOn: '2027-03-07' }))).toEqual(['payment-order.too-early']);
  expect((await act(id, 'confirm-paid', again)).status).toBe(200);
  expect((await act(id, 'record-return', back)).status).toBe(200);
  const order = (await accountant.get(`/api/payment-orders/${id}`)).body;
  expect(order.transfers).toMatchObject([
    {
      state: 'returned',
      paidOn: '2027-03-03',
      returnReason: 'AC04 compte clos',
      iban: 'FR33 3000 2005 5000 0015 7841 Z25',
    },
    { state: 'paid', paidOn: '2027-03-20', iban: 'FR76 3000 6000 0112 3456 7890 189' },
  ]);
  expect(order).toMatchObject({ state: 'paid', late: false });
  expect(await moved(before)).toEqual([-500_000n, 0n, 500_000n]);
  const [then, between] = [await balances('2027-03-07'), await balances('2027-03-10')];
  expect([between.paidCents - then.paidCents, between.orderedCents - then.orderedCents]).toEqual([-500_000n, 500_000n]);

  // the grant's own story tells it, to the office and to the beneficiary
  const story = ['confirm-paid', 'record-return', 'confirm-paid', 'accept', 'issue'].map(
    (verb) => `payment-order.${verb}`,
  );
  for (const reader of [officer, signatory]) {
    const { timeline } = (await reader.get(`/api/grants/${grantId}`)).body as { timeline: { act: string }[] };
    expect(timeline.map((one) => one.act).filter((one) => one.startsWith('payment-order.'))).toEqual(story);
  }
});

it('product rule 3: who orders does not pay, by the rules and by the database', async () => {
  const [instalment] = await instalmentsOf(await small());
  const { id } = (await issue(instalment!.id)).body;
  expect((await issue(instalment!.id, accountant)).status).toBe(403);
  expect((await finance.post(`/api/payment-orders/${id}/accept`, {})).status).toBe(403);
  const become = (role: string) =>
    app.db.query(
      "UPDATE user_roles SET role_key = $1 WHERE user_id = (SELECT id FROM users WHERE email = 'finance@demo.example')",
      [role],
    );
  await become('accountant');
  const moved = await app.as('finance');
  expect(codes(await moved.post(`/api/payment-orders/${id}/accept`, {}))).toEqual(['payment-order.issued-by-you']);
  await become('finance');
  const cheat = app.db.query("UPDATE payment_orders SET state = 'accepted', handled_by = issued_by WHERE id = $1", [
    id,
  ]);
  await expect(cheat).rejects.toThrow('payment_order_two_people');
  await expect(app.db.query('DELETE FROM payment_orders')).rejects.toThrow('permission denied');
});

it('rule 2.2: above 23,000.00 a year the order waits for the signed agreement, whichever grant took it there', async () => {
  const of = { organisationId: eauPourTous };
  const first = await small(2_000_000n, of);
  expect((await issue((await instalmentsOf(first))[0]!.id)).status).toBe(201);
  const second = await small(300_001n, of);
  const [instalment] = await instalmentsOf(second);
  const due = (await finance.get(`/api/payment-orders/due?grantId=${second}`)).body;
  expect(due).toMatchObject({
    total: 1,
    items: [{ id: instalment!.id, dueOn: '2027-01-15', payBy: '2027-03-16', late: false }],
  });
  expect(due.items[0].reasons).toHaveLength(1);
  const answer = await issue(instalment!.id);
  expect(answer.body.errors[0]).toMatchObject({
    code: 'instalment.agreement-missing',
    facts: { yearlyTotalCents: 2_300_001, thresholdCents: 2_300_000 },
  });
  await officer.post(`/api/grants/${second}/draw-up`, { language: 'en' });
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7\n%%EOF']), 'signed.pdf');
  expect((await (await app.as('editor2')).post(`/api/grants/${second}/give-signed`, form)).status).toBe(200);
  await head.post(`/api/grants/${second}/sign`);
  expect((await issue(instalment!.id)).status).toBe(201);
});

it('an open order keeps the grant from being abandoned; the beneficiary sees what is paid and no order', async () => {
  const grantId = await small();
  const [instalment] = await instalmentsOf(grantId);
  const { id } = (await issue(instalment!.id)).body;
  expect(codes(await head.post(`/api/grants/${grantId}/abandon`, { reason: 'x' }))).toEqual(['grant.order-open']);
  await act(id, 'accept');
  expect(codes(await act(id, 'confirm-paid', { paidOn: '2027-03-04', bankReference: 'F' }))).toEqual([
    'payment-order.in-future',
  ]);
  await act(id, 'confirm-paid', { paidOn: '2027-03-03', bankReference: `VIR-${grantId}` });
  expect((await signatory.get(`/api/grants/${grantId}`)).body.instalments).toMatchObject([
    { state: 'paid', paidOn: '2027-03-03' },
  ]);
  expect((await signatory.get(`/api/payment-orders/${id}`)).status).toBe(403);
  expect((await officer.post(`/api/grants/${grantId}/close`)).status).toBe(200);
});

it('the list filters, sums and exports; a late order says so', async () => {
  now = '2027-09-01T10:00:00Z';
  const late = (await finance.get('/api/payment-orders?late=true&sort=pay-by')).body;
  expect(late.items.every((o: { late: boolean; state: string }) => o.late && o.state !== 'paid')).toBe(true);
  expect(late.total).toBeGreaterThan(3);
  const csv = (await finance.get('/api/payment-orders/export.csv?state=paid')).bytes.toString();
  expect(csv.trim().split('\r\n').length - 1).toBe((await finance.get('/api/payment-orders?state=paid')).body.total);
});
