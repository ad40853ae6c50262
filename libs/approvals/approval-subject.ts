import type { Actor, Cents, LocalDate } from '#libs/kernel';
import type { Queryable, Tx } from '#libs/platform';

/** What stands on the deciding page; the words are the subject's own, in the reader's language. */
export interface SubjectView {
  title: string;
  /** The subject's own page, e.g. `/grants/<id>`. */
  link: string;
  organisationName: string;
  amountCents: Cents;
  /** What is asked: the first five are always in view, the rest are details. */
  lines: { label: string; value: string }[];
  /** The budget line and what is left on it after, each an amount. */
  money: { label: string; cents: Cents }[];
  /** Pages that a decider may want to open: the application, former grants. */
  links?: { label: string; to: string }[];
}

/** How a case ended, told to the subject in the same transaction. */
export interface CaseOutcome {
  caseId: string;
  decisionId: string;
  actor: Actor;
  at: Date;
  reason: string | null;
  /** What was agreed; a vote may agree to less than was asked. Null when refused or returned. */
  decidedCents: Cents | null;
  /** The vote that ended it, where one did. */
  deliberation: { id: string; number: string; sessionOn: LocalDate } | null;
}

/** The vote is in force (rule 1.15). */
export interface InForce {
  actor: Actor;
  deliberation: {
    id: string;
    number: string;
    sessionOn: LocalDate;
    inForceOn: LocalDate;
    notifiedOn: LocalDate | null;
  };
}

/**
 * What can be decided about. The room that owns it registers it at module init; the four `on…` run inside the transaction of the
 * decision: what they throw undoes the decision too.
 */
export interface ApprovalSubject {
  describe(q: Queryable, id: string, reader: Actor): Promise<SubjectView>;
  onApproved(tx: Tx, id: string, outcome: CaseOutcome): Promise<void>;
  onReturned(tx: Tx, id: string, outcome: CaseOutcome): Promise<void>;
  onRefused(tx: Tx, id: string, outcome: CaseOutcome): Promise<void>;
  /** All subjects of one deliberation at once: a session decides on hundreds. */
  onInForce(tx: Tx, ids: string[], vote: InForce): Promise<void>;
}
