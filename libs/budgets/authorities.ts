import { Injectable } from '@nestjs/common';
import type { Cents, LocalDate } from '#libs/kernel';
import { toJson, type Tx } from '#libs/platform';
import { asRefusal } from './ledger-refusal.js';

/** One move of commitment authority for a grant. */
export interface AuthorityMove {
  authorityId: string;
  grantId: string;
  /** Above zero. */
  amountCents: Cents;
  /** The day on which it counts; not in a closed year. */
  accountingDate: LocalDate;
  /** Unique for ever among the authorities' entries. */
  reference: string;
  actorId: string;
}

interface AuthorityPosting extends Omit<AuthorityMove, 'grantId'> {
  move: string;
  grantId?: string;
  reason?: string;
}

/**
 * The ceiling of what may be promised beyond one year (autorisation d'engagement, rules 3.10 and 3.11), beside the payment
 * credits of each year. Who takes both takes authority first.
 * @throws Refused 422 `authority.insufficient`, `authority.plan-sum` (what is planned by year is not what was voted),
 * `budget.year-closed`, `budget.amount-not-positive`; 404 `authority.unknown`; 409 `budget.reference-used`.
 */
@Injectable()
export class Authorities {
  /** available → reserved. */
  reserve = (tx: Tx, move: AuthorityMove) => postAuthority(tx, { move: 'reserve', ...move });
  /** reserved → available. */
  release = (tx: Tx, move: AuthorityMove) => postAuthority(tx, { move: 'release', ...move });
  /** reserved → committed; what stays reserved goes back to available. */
  commit = (tx: Tx, move: AuthorityMove) => postAuthority(tx, { move: 'commit', ...move });
  /** committed → available. */
  decommit = (tx: Tx, move: AuthorityMove) => postAuthority(tx, { move: 'decommit', ...move });
  /** available → lapsed: what nobody may promise any more. */
  lapse = (tx: Tx, move: Omit<AuthorityMove, 'grantId'>) => postAuthority(tx, { move: 'lapse', ...move });
}

/** Inside this room only: votes, amendments and lapses go through it too. */
export async function postAuthority(tx: Tx, p: AuthorityPosting): Promise<void> {
  const move = {
    ...{
      authority: p.authorityId,
      grant: p.grantId ?? null,
      move: p.move,
      cents: p.amountCents,
      day: p.accountingDate,
    },
    ...{ reference: p.reference, reason: p.reason ?? null, actor: p.actorId },
  };
  try {
    await tx.prepared('SELECT authority_post($1)', [toJson([move])]);
  } catch (error) {
    throw asRefusal(error, p.reference);
  }
}
