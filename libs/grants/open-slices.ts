import { Injectable } from '@nestjs/common';
import { followingLineSql, Ledger } from '#libs/budgets';
import type { Actor, Cents, FiscalYear } from '#libs/kernel';
import { refuse } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';

export interface SliceToOpen {
  grantId: string;
  reference: string;
  title: string;
  organisationName: string;
  programmeCode: string;
  year: FiscalYear;
  /** To be committed on the year's line yet. */
  amountCents: Cents;
  /** Committed there before. */
  openedCents: Cents;
  /** The line that will pay; null while the programme has none in that year. */
  lineId: string | null;
}

const TO_OPEN = `SELECT s.grant_id AS "grantId", g.reference, g.title, g.organisation_name AS "organisationName",
    g.programme_code AS "programmeCode", s.year, s.amount_cents + s.added_cents - s.opened_cents AS "amountCents",
    s.opened_cents AS "openedCents", coalesce(s.line_id, (${followingLineSql('g.line_id', 's.year')})) AS "lineId"
  FROM grant_slices s JOIN grants g ON g.id = s.grant_id
  WHERE s.year = $1 AND s.opened_cents < s.amount_cents + s.added_cents AND g.state IN ('in-force', 'signed')
  ORDER BY g.reference`;

/** Slices of a year that its opening has to commit, with what an earlier year added to them. */
export const slicesToOpen = (q: Queryable, year: FiscalYear): Promise<SliceToOpen[]> => q.query(TO_OPEN, [year]);

/**
 * A year opens: the slices of grants under an authority are reserved and committed on the year's lines, dated 1 January, all or none
 * (rule 3.10: the authority was committed when the decision came into force). What is opened stays so: again, it opens only what was
 * added since. Part of the caller's act, which tells of it.
 * @throws 422 `grant.no-line`, `budget.insufficient` when a line lacks credits, `budget.year-closed`.
 */
@Injectable()
export class OpenSlices {
  constructor(private readonly ledger: Ledger) {}

  async run(tx: Tx, actor: Actor, year: FiscalYear): Promise<SliceToOpen[]> {
    const slices = await tx.query<SliceToOpen>(`${TO_OPEN} FOR NO KEY UPDATE OF g, s`, [year]);
    if (slices.length === 0) return [];
    const moves = (verb: string) =>
      slices.map(({ lineId, grantId, amountCents, openedCents, programmeCode }) => ({
        lineId: lineId ?? refuse('grant.no-line', { programme: programmeCode, year: String(year) }),
        ...{ grantId, amountCents, accountingDate: `${year}-01-01`, actorId: actor.id },
        reference: `grant:${grantId}:slice:${year}:${verb}${openedCents > 0n ? `:${openedCents}` : ''}`,
      }));
    await this.ledger.reserveAll(tx, moves('reserve'));
    await this.ledger.commitAll(tx, moves('commit'));
    await tx.query(
      `UPDATE grant_slices s SET opened_cents = s.opened_cents + o."amountCents", line_id = o."lineId"
       FROM jsonb_to_recordset($1::jsonb) AS o("grantId" uuid, year int, "amountCents" bigint, "lineId" uuid)
       WHERE s.grant_id = o."grantId" AND s.year = o.year`,
      [toJson(slices)],
    );
    return slices;
  }
}
