import { Injectable } from '@nestjs/common';
import { programmeByCode } from '#libs/budgets';
import { record } from '#libs/history';
import { type Actor, newId, refuse } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfIndicator } from './indicator.acts.js';
import type { AddIndicatorDto } from './indicator.dto.js';

/**
 * A programme counts something more, in words of both languages, with its unit and how it is counted.
 * @throws 422 `indicator.programme-unknown`; 409 `indicator-twice` when the programme has one of that name in use.
 */
@Injectable()
export class AddIndicator {
  constructor(private readonly db: Database) {}

  run(actor: Actor, input: AddIndicatorDto): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      demandOfIndicator(actor, 'add');
      const { programmeCode, labelFr, labelEn, unitFr, unitEn, countingFr, countingEn } = input;
      if (!(await programmeByCode(tx, programmeCode)))
        refuse('indicator.programme-unknown', { code: programmeCode }, 422, 'programmeCode');
      const id = newId();
      await tx.query(
        `INSERT INTO indicators (id, programme_code, label_fr, label_en, unit_fr, unit_en, counting_fr, counting_en, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, programmeCode, labelFr, labelEn, unitFr, unitEn, countingFr, countingEn, actor.id],
      );
      const facts = { programme: programmeCode, label: labelFr };
      await record(tx, { actor, act: 'indicator.add', subject: { kind: 'indicator', id }, facts });
      return { id };
    });
  }
}
