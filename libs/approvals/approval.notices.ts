import { holdersOf } from '#libs/access';
import type { HistoryEvent } from '#libs/history';
import { defineNotice } from '#libs/notices';
import type { Queryable } from '#libs/platform';
import { caseById, decisionsOf, stepsOf } from './cases.repository.js';

const link = (event: HistoryEvent) => `/office/approval-cases/${event.subject.id}`;

/** The step that this event opened, as long as it is still the open one. */
async function turnOf(q: Queryable, event: HistoryEvent) {
  if (typeof event.facts.turn !== 'number') return undefined;
  const row = await caseById(q, event.subject.id);
  const step = (await stepsOf(q, row.routeId)).find((s) => s.position === event.facts.turn);
  return step && step.id === row.stepId ? { row, step } : undefined;
}

/** All who hold the step's permission, but those whom four-eyes bar. */
async function whoseTurn(q: Queryable, event: HistoryEvent): Promise<string[]> {
  const turn = await turnOf(q, event);
  if (!turn) return [];
  const holders = await holdersOf(q, turn.step.permission, null);
  const decided = turn.step.mustDiffer ? await decisionsOf(q, turn.row.id) : [];
  const barred = new Set(turn.step.mustDiffer ? [...turn.row.preparedBy, ...decided.map((d) => d.personId)] : []);
  return holders.map(({ id }) => id).filter((id) => !barred.has(id));
}

for (const act of ['open', 'give-opinion', 'approve'] as const) {
  defineNotice({
    act: `approval.${act}`,
    key: 'approval.turn',
    audience: whoseTurn,
    link,
    values: async (q, event) => {
      const turn = await turnOf(q, event);
      return { turnFr: turn?.step.labelFr, turnEn: turn?.step.labelEn, dueOn: turn?.row.dueOn };
    },
  });
}

/** The end of the road, to those who prepared the subject and did not end it themselves. */
for (const act of ['give-opinion', 'approve', 'return', 'refuse', 'adopt', 'reject'] as const) {
  defineNotice({
    act: `approval.${act}`,
    key: 'approval.decided',
    audience: async (q, event) =>
      event.facts.state === 'open'
        ? []
        : (await caseById(q, event.subject.id)).preparedBy.filter((person) => person !== event.actorId),
    link,
    values: async (_q, event) => ({ reason: event.reason ?? 'none' }),
  });
}
