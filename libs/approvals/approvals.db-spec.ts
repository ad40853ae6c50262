import { type Actor, newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { Approvals } from './approvals.js';

let app: TestApp;
let officer: Actor;
beforeAll(async () => {
  app = await startApp();
  officer = await app.actor('officer');
  const nothing = async () => undefined;
  app.get(Approvals).registerSubject('thing', {
    describe: async () => {
      throw new Error('not here');
    },
    onApproved: nothing,
    onReturned: nothing,
    onRefused: nothing,
    onInForce: nothing,
  });
});
afterAll(() => app.close());

test('opens', async () => {
  const approvals = app.get(Approvals);
  const id = newId();
  const open = () =>
    app.db.transaction((tx) =>
      approvals.open(tx, {
        actor: officer,
        route: 'aids',
        subject: { kind: 'thing', id },
        title: 'A',
        organisationId: null,
        organisationName: 'B',
        amountCents: 100n,
        preparedBy: [officer.id],
      }),
    );
  await open();
  await expect(open()).rejects.toThrow('approval.already-open');
  expect(await approvals.caseOf(app.db, { kind: 'thing', id })).toMatchObject({ state: 'open', step: { position: 1 } });
});
