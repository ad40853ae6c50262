import type { WaitingKind } from './worklist.sources.js';

/** Days that each step of the instruction may take before it is late: the unit's own clock, far inside the two months of rule 2.5. */
const DAYS = { check: 10, assign: 5, review: 15, recommend: 10, propose: 10, answer: 15 };

const due = (column: string, days: number) => `(${column} AT TIME ZONE 'Europe/Paris')::date + ${days}`;

const inState = (state: string, days: number, link: string, more = 'true') => `
  SELECT a.id, a.title, a.organisation_name, a.asked_cents, a.moved_at, ${due('a.moved_at', days)}, ${link}
  FROM applications a WHERE a.state = '${state}' AND ${more}`;

const office = (tab = '') => `'/office/applications/' || a.id || '${tab}'`;
const portal = `'/portal/applications/' || a.id`;

const reviewsOf = (state: string) => `
  SELECT v.id, a.title, a.organisation_name, a.asked_cents, v.moved_at, ${due('v.assigned_at', DAYS.review)},
    '/office/applications/' || a.id || '/review'
  FROM reviews v JOIN applications a ON a.id = v.application_id
  WHERE v.reviewer_id = $1 AND v.state = '${state}' AND a.state = 'in-review'`;

export const WAITING_APPLICATIONS: readonly WaitingKind[] = [
  {
    kind: 'application-check',
    act: 'application.complete',
    permission: 'application.check',
    sql: inState('submitted', DAYS.check, office()),
  },
  {
    kind: 'application-assign',
    act: 'application.assign',
    permission: 'application.check',
    sql: inState('complete', DAYS.assign, office('/reviews')),
  },
  {
    kind: 'application-conclude',
    act: 'application.conclude',
    permission: 'application.check',
    sql: inState(
      'in-review',
      DAYS.review,
      office('/reviews'),
      `NOT EXISTS (SELECT FROM reviews v WHERE v.application_id = a.id AND v.state IN ('assigned', 'accepted'))`,
    ),
  },
  { kind: 'review-accept', act: 'review.accept', permission: 'review.write', sql: reviewsOf('assigned') },
  { kind: 'review-score', act: 'review.score', permission: 'review.write', sql: reviewsOf('accepted') },
  {
    kind: 'application-recommend',
    act: 'application.recommend',
    permission: 'application.recommend',
    sql: inState('reviewed', DAYS.recommend, office()),
  },
  {
    kind: 'grant-propose',
    act: 'grant.propose',
    permission: 'grant.propose',
    sql: inState(
      'recommended',
      DAYS.propose,
      `'/office/grants/propose/' || a.id`,
      'NOT EXISTS (SELECT FROM grants g WHERE g.application_id = a.id)',
    ),
  },
  {
    kind: 'application-submit',
    act: 'application.submit',
    permission: 'application.write',
    scoped: true,
    sql: `SELECT a.id, a.title, c.title, a.asked_cents, a.moved_at, ((c.closes_at - interval '1 second') AT TIME ZONE 'Europe/Paris')::date, ${portal}
      FROM applications a JOIN calls c ON c.id = a.call_id
      WHERE a.state = 'draft' AND c.state = 'open' AND c.closes_at > $5 AND a.organisation_id = ANY($scopes)`,
  },
  {
    kind: 'application-answer',
    act: 'application.answer',
    permission: 'application.write',
    scoped: true,
    sql: inState('questioned', DAYS.answer, portal, 'a.organisation_id = ANY($scopes)'),
  },
];
