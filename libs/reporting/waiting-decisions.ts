import type { WaitingKind } from './worklist.sources.js';

/** Cases at a step that the reader holds and may still decide: neither prepared by them nor decided before (product, rule 3). */
const casesAt = (step: string) => `
  SELECT c.id, c.title, c.organisation_name, c.amount_cents, c.step_opened_at, c.due_on, '/office/approval-cases/' || c.id
  FROM approval_cases c JOIN approval_route_steps s ON s.id = c.step_id
  WHERE c.state = 'open' AND s.kind = '${step}' AND s.permission = ANY($3)
    AND NOT (s.must_differ AND ($1 = ANY(c.prepared_by)
      OR EXISTS (SELECT FROM approval_decisions d WHERE d.case_id = c.id AND d.person_id = $1)))
    AND NOT EXISTS (SELECT FROM approval_decisions d WHERE d.case_id = c.id AND d.step_id = s.id AND d.person_id = $1)`;

/** A week to transmit and publish what the council has voted: until then nobody can be paid (rule 1.15). */
const DAYS_TO_FORCE = 7;

export const WAITING_DECISIONS: readonly WaitingKind[] = [
  { kind: 'approval-opinion', act: 'approval.give-opinion', permission: 'approval.opine', sql: casesAt('opinion') },
  { kind: 'approval-approve', act: 'approval.approve', permission: 'approval.decide', sql: casesAt('approval') },
  {
    kind: 'approval-vote',
    act: 'deliberation.record',
    permission: 'deliberation.record',
    sql: casesAt('vote').replace(`'/office/approval-cases/' || c.id`, `'/office/deliberations/record'`),
  },
  {
    kind: 'deliberation-force',
    act: 'deliberation.transmit',
    permission: 'deliberation.record',
    sql: `
      SELECT b.id, concat_ws(' · ', b.number, b.title), NULL::text,
        (SELECT sum(c.decided_cents)::bigint FROM approval_decisions d JOIN approval_cases c ON c.id = d.case_id
          WHERE d.deliberation_id = b.id), b.recorded_at, b.session_on + ${DAYS_TO_FORCE}, '/office/deliberations/' || b.id
      FROM deliberations b WHERE b.state = 'recorded'`,
  },
];
