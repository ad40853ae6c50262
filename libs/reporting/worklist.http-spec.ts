import { Ledger } from '#libs/budgets';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { paper, STATEMENTS, wholeDraft } from '../applications/applications.builder.js';
import { votedLine } from '../budgets/budgets.builder.js';
import {
  approved,
  type Cast,
  caseAt,
  castOf,
  good,
  openCall,
  plantGround,
  proposed,
  recommended,
  votedInForce,
} from '../testing/road.js';

let house: TestApp;
let cast: Cast;
let lineId: string;
let daysOn = 0;
const DAY = 86_400_000;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(Date.now() + daysOn * DAY) } });
  cast = await castOf(house);
  lineId = await plantGround(house, cast);
});
afterAll(() => house.close());

interface Item {
  kind: string;
  late: boolean;
  dueOn: string | null;
}

/** What waits for whom, bank accounts left out: the demonstration's organisations have one to confirm. */
async function waiting(): Promise<Record<string, string[]>> {
  const lists = await Promise.all(
    Object.entries(cast).map(async ([name, client]) => {
      const { items } = good(await client.get('/api/worklist')) as { items: Item[] };
      return [
        name,
        items
          .map((item) => item.kind)
          .filter((kind) => kind !== 'account-confirm')
          .sort(),
      ] as const;
    }),
  );
  return Object.fromEntries(lists.filter(([, kinds]) => kinds.length > 0));
}

it('follows one grant from hand to hand: always with whoever can move it, and with nobody else', async () => {
  const call = await openCall(cast, 'Appel sida');
  const id = await wholeDraft(cast.editor, call);
  const at = `/api/applications/${id}`;
  expect(await waiting()).toEqual({ editor: ['application-submit'], signatory: ['application-submit'] });
  good(await cast.signatory.post(`${at}/submit`, STATEMENTS));
  expect(await waiting()).toEqual({ officer: ['application-check'] });
  good(await cast.officer.post(`${at}/question`, { text: 'Quel est le calendrier ?' }));
  expect(await waiting()).toEqual({ editor: ['application-answer'], signatory: ['application-answer'] });
  const { questions } = good(await cast.editor.get(at));
  good(await cast.editor.post(`${at}/answer`, { questionId: questions[0].id, text: 'De mars à juin.' }));
  expect(await waiting()).toEqual({ officer: ['application-check'] });
  good(await cast.officer.post(`${at}/complete`));
  expect(await waiting()).toEqual({ officer: ['application-assign'] });
  const { id: reviewerId } = good(await cast.reviewer.get('/api/session'));
  good(await cast.officer.post(`${at}/assign`, { reviewerIds: [reviewerId] }));
  expect(await waiting()).toEqual({ reviewer: ['review-accept'] });
  const review = good(await cast.reviewer.get(at)).reviews[0];
  good(await cast.reviewer.post(`/api/reviews/${review.id}/accept`));
  expect(await waiting()).toEqual({ reviewer: ['review-score'] });
});

it('leads a decision to those who may take it, then its money to finance and to the accountant', async () => {
  const application = await recommended(cast, await openCall(cast, 'Appel eau'), 1_800_000);
  const mine = async () => {
    const { reviewer: _other, ...rest } = await waiting();
    return rest;
  };
  expect(await mine()).toEqual({ officer: ['grant-propose'] });
  const grant = await proposed(cast, application, lineId);
  expect(await mine()).toEqual({ officer: ['approval-opinion'] });
  const { step } = await caseAt(cast, grant.caseId);
  good(
    await cast.officer.post(`/api/approval-cases/${grant.caseId}/give-opinion`, {
      step,
      favourable: true,
      reason: 'Bien.',
    }),
  );
  expect(await mine()).toEqual({ head: ['approval-approve'] });
  await approved(cast, grant.caseId);
  expect(await mine()).toEqual({ secretary: ['approval-vote'] });
  await votedInForce(cast, '2026 DGRI 30', [grant.caseId]);
  expect(await mine()).toEqual({ finance: ['order-issue'] });
  const { instalments } = good(await cast.finance.get(`/api/grants/${grant.id}`));
  const order = good(await cast.finance.post('/api/payment-orders', { instalmentId: instalments[0].id }));
  // the first instalment is on its way: the officer looks after the condition of the second
  expect(await mine()).toEqual({ officer: ['condition-confirm'], accountant: ['order-accept'] });
  good(await cast.accountant.post(`/api/payment-orders/${order.id}/accept`));
  expect(await mine()).toEqual({ officer: ['condition-confirm'], accountant: ['order-pay'] });
  good(await cast.officer.post(`/api/grants/${grant.id}/confirm-condition`, { instalmentId: instalments[1].id }));
  expect(await mine()).toEqual({ finance: ['order-issue'], accountant: ['order-pay'] });
});

it('rule 2.2: above 23,000 euros a year the second grant also waits for its agreement, and only then for its order', async () => {
  const application = await recommended(cast, await openCall(cast, 'Second appel'), 1_800_000);
  const grant = await proposed(cast, application, lineId);
  await approved(cast, grant.caseId);
  await votedInForce(cast, '2026 DGRI 31', [grant.caseId]);
  const money = async () => {
    const { officer, signatory, head, finance } = await waiting();
    return { officer, signatory, head, finance };
  };
  // the first grant, not paid out, falls under the rule with the second
  expect(await money()).toEqual({ officer: ['grant-draw-up', 'grant-draw-up'] });
  good(await cast.officer.post(`/api/grants/${grant.id}/draw-up`, { language: 'fr' }));
  expect(await money()).toEqual({ officer: ['grant-draw-up'], signatory: ['grant-give-signed'] });
  good(await cast.signatory.post(`/api/grants/${grant.id}/give-signed`, paper('signed')));
  expect(await money()).toEqual({ officer: ['grant-draw-up', 'grant-sign'], head: ['grant-sign'] });
  good(await cast.head.post(`/api/grants/${grant.id}/sign`));
  expect(await money()).toEqual({ officer: ['grant-draw-up'], finance: ['order-issue'] });
});

it('puts what is late first, and counts it by kind', async () => {
  daysOn = 40;
  const { items, kinds } = good(await cast.accountant.get('/api/worklist'));
  expect(items[0]).toMatchObject({ late: true, actLabel: expect.any(String) as string });
  expect(kinds).toContainEqual({ kind: 'order-pay', label: 'Mandat à payer', count: 1, late: 1 });
  const dues = (items as Item[]).map((item) => item.dueOn ?? '9999');
  expect(dues).toEqual([...dues].sort());
});

it('pages, filters by kind, and tells a reader without acts that nothing waits', async () => {
  const filtered = good(await cast.accountant.get('/api/worklist?kind=order-pay&limit=1'));
  expect(filtered).toMatchObject({ total: 1, items: [{ kind: 'order-pay' }], next: null });
  expect(good(await cast.auditor.get('/api/worklist'))).toMatchObject({
    items: [],
    total: 0,
    kinds: [],
    readsOnly: true,
  });
  expect(filtered.readsOnly).toBe(false);
});

it('the books ask of finance what is theirs: a line that runs out, a difference in the proof, a year to close', async () => {
  daysOn = 0;
  const finance = await house.as('finance');
  const books = async () => {
    const { items } = good(await finance.get('/api/worklist?limit=200')) as { items: (Item & { link: string })[] };
    return items.filter(({ kind }) => ['line-scarce', 'ledger-difference', 'year-end'].includes(kind));
  };
  const year = new Date().getFullYear();
  expect(await books()).toEqual([]);
  await votedLine(house.app, 100_000n, { year: year - 1 });
  const scarce = await votedLine(house.app, 100_000n, { year });
  const move = {
    lineId: scarce,
    grantId: newId(),
    accountingDate: `${year}-01-02`,
    reference: newId(),
    actorId: newId(),
  };
  await house.db.transaction((tx) => house.get(Ledger).reserve(tx, { ...move, amountCents: 95_001n }));
  await house.db
    .query(`INSERT INTO ledger_checks (id, night, asked_at, state, finished_at, steps_done, compared, different, results)
    VALUES (uuidv7(), current_date, now(), 'done', now(), 9, 4, 2, '[]')`);
  const found = await books();
  expect(found.map(({ kind }) => kind).sort()).toEqual(['ledger-difference', 'line-scarce', 'year-end']);
  for (const { link } of found) expect((await finance.get(link.replace('/office', '/api'))).status).toBe(200);
  expect(found.find(({ kind }) => kind === 'year-end')).toMatchObject({ dueOn: `${year}-02-15` });
  expect(good(await cast.accountant.get('/api/worklist?kind=year-end')).items).toEqual([]);
});
