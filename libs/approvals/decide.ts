import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, newId, notFound, refuse } from '#libs/kernel';
import { CLOCK, type Tx } from '#libs/platform';
import type { CaseState, DecisionAct } from './approval.acts.js';
import type { CaseOutcome } from './approval-subject.js';
import { Approvals } from './approvals.js';

export interface Decision {
  actor: Actor;
  caseId: string;
  act: DecisionAct;
  /** The position of the step that the person saw; when another one is open, somebody was faster. */
  step: number;
  reason?: string | null;
  favourable?: boolean;
  deliberation?: CaseOutcome['deliberation'];
  /** What the council voted, when less than was asked. */
  adoptedCents?: Cents | null;
}

export interface Decided {
  caseId: string;
  decisionId: string;
  state: CaseState;
}

interface Answer {
  refused?: string;
  by?: string | null;
  at?: string | null;
  act?: DecisionAct | null;
  stepFr: string;
  stepEn: string;
  state: CaseState;
  subjectKind: string;
  subjectId: string;
  title: string;
  amountCents: number;
  decidedCents: number | null;
  position: number;
  turn: number | null;
}

const HOOKS = { approved: 'onApproved', returned: 'onReturned', refused: 'onRefused' } as const;
/** What the database itself refuses, and how it is said. */
const FOUR_EYES: Record<string, string> = {
  approval_prepared_by_you: 'approval.prepared-by-you',
  approval_decided_before: 'approval.decided-before',
  approval_decisions_once: 'approval.decided-before',
};

/** The one way to decide: one statement that locks, checks and writes; history; and when it was the last word, the subject. */
@Injectable()
export class Decide {
  constructor(
    private readonly approvals: Approvals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws 404; 409 `approval.decided` saying who and when, `approval.other-step`, `approval.other-act`; 403 `approval.not-your-step`,
   * `approval.prepared-by-you`, `approval.decided-before`
   */
  async run(tx: Tx, decision: Decision): Promise<Decided> {
    const { actor, caseId, act, deliberation = null } = decision;
    const reason = decision.reason || null;
    const decisionId = newId();
    const at = this.clock.now();
    const answer = await this.write(tx, decision, decisionId, at);
    if (answer.refused) sayNo(answer, actor);
    const { state, subjectKind, subjectId, title, amountCents, decidedCents, position, turn, stepFr, stepEn } = answer;
    await record(tx, {
      actor,
      act: `approval.${act}`,
      subject: { kind: 'approval', id: caseId },
      reason,
      facts: {
        decisionId,
        subjectKind,
        subjectId,
        title,
        amountCents,
        decidedCents,
        position,
        turn,
        stepFr,
        stepEn,
        state,
        ...(decision.favourable === undefined ? {} : { favourable: String(decision.favourable) }),
        ...(deliberation ? { deliberationId: deliberation.id, number: deliberation.number } : {}),
      },
    });
    if (state !== 'open' && state !== 'in-force') {
      const cents = decidedCents === null ? null : BigInt(decidedCents);
      const outcome: CaseOutcome = { caseId, decisionId, actor, at, reason, decidedCents: cents, deliberation };
      await this.approvals.subject(subjectKind)[HOOKS[state]](tx, subjectId, outcome);
    }
    return { caseId, decisionId, state };
  }

  private async write(tx: Tx, decision: Decision, decisionId: string, at: Date): Promise<Answer> {
    const { actor, caseId, act, step, reason, favourable, deliberation, adoptedCents } = decision;
    const held = [...actor.permissions].filter(([, scopes]) => scopes.has(null)).map(([permission]) => permission);
    try {
      const [row] = await tx.prepared<{ answer: Answer }>(
        'SELECT approval_decide($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS answer',
        [
          caseId,
          decisionId,
          act,
          step,
          actor.id,
          actor.name,
          held,
          reason || null,
          at,
          favourable ?? null,
          deliberation?.id ?? null,
          adoptedCents ?? null,
        ],
      );
      return row!.answer;
    } catch (error) {
      const code = FOUR_EYES[(error as { constraint?: string }).constraint ?? ''];
      if (code) refuse(code, {}, 403);
      throw error;
    }
  }
}

function sayNo({ refused, by, at, act, stepFr, stepEn, amountCents }: Answer, { language }: Actor): never {
  const step = language === 'fr' ? stepFr : stepEn;
  if (refused === 'not-found') notFound();
  if (refused === 'approval.decided') refuse(refused, { by: by ?? '', at: new Date(at!), act: act ?? '' }, 409);
  if (refused === 'approval.amount-too-high') refuse(refused, { askedCents: amountCents });
  return refuse(refused!, { step }, refused === 'approval.not-your-step' ? 403 : 409);
}
