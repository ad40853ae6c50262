import type { INestApplicationContext } from '@nestjs/common';
import { demoTime } from '#libs/access';
import {
  ApproveCase,
  Approvals,
  GiveOpinion,
  PublishDeliberation,
  RecordDeliberation,
  RefuseCase,
  ReturnCase,
  TransmitDeliberation,
} from '#libs/approvals';
import { addDays, addMonths, type Cents, type LocalDate, newId } from '#libs/kernel';
import { Database } from '#libs/platform';
import type { End } from './demo-agreements.js';
import { severalYears } from './demo-slices.js';
import { waterPart } from './demo-water.js';
import type { PlannedInstalment } from './grant.rules.js';
import { ProposeGrant } from './propose-grant.js';

const DECIDED: readonly End[] = ['voted', 'in-force', 'drawn-up', 'given', 'signed'];

/** The demonstration's proposals and decisions, through the acts of both rooms. */
export class DemoDecisions {
  private readonly db: Database;
  private readonly time;
  constructor(private readonly app: INestApplicationContext) {
    this.db = app.get(Database);
    this.time = demoTime(app);
  }

  async propose(
    row: { id: string; recommendedCents: Cents; title: string; programme: string; year: number },
    { day, index }: { day: LocalDate; index: number },
  ): Promise<string> {
    const amountCents = row.recommendedCents;
    const input = {
      applicationId: row.id,
      amountCents,
      purpose: `${row.title} : actions de l’année, suivi par le partenaire local, restitution à la Ville.`,
      instalments: instalmentsOf(amountCents, addDays(day, 20), index),
      ...(row.programme === 'water' ? await waterPart(this.db, row.year, index) : {}),
      ...(row.programme === 'aids' && index === 1 ? await severalYears(this.db, row.year, amountCents, day) : {}),
    };
    const officer = await this.time.as('officer');
    return (await this.time.on(day, () => this.app.get(ProposeGrant).run(officer, input, newId()))).id;
  }

  /** Opinion, head of unit, elected approver: as far as the story goes. */
  async decide(id: string, end: End, day: LocalDate): Promise<void> {
    const { id: caseId } = (await this.app.get(Approvals).caseOf(this.db, { kind: 'grant', id }))!;
    const [officer, head, elected] = [
      await this.time.as('officer'),
      await this.time.as('head'),
      await this.time.as('elected'),
    ];
    const on = <T>(days: number, work: () => Promise<T>) => this.time.on(addDays(day, days), work);
    if (end === 'opinion') return;
    const reason = 'Projet conforme à l’appel ; le partenaire est connu, le budget est équilibré.';
    await on(0, () => this.app.get(GiveOpinion).run(officer, caseId, { step: 1, favourable: true, reason }, newId()));
    if (end === 'head') return;
    const step = await this.stepOf(id);
    if (end === 'returned')
      return void (await on(2, () =>
        this.app
          .get(ReturnCase)
          .run(head, caseId, { step, reason: 'Le second versement doit dépendre d’un rapport.' }, newId()),
      ));
    if (end === 'refused')
      return void (await on(2, () =>
        this.app
          .get(RefuseCase)
          .run(head, caseId, { step, reason: 'Un projet voisin est déjà financé dans la même commune.' }, newId()),
      ));
    if (step === 2) await on(2, () => this.app.get(ApproveCase).run(head, caseId, { step: 2 }, newId()));
    if (end === 'elected' || (await this.stepOf(id)) !== 3) return;
    await on(5, () => this.app.get(ApproveCase).run(elected, caseId, { step: 3 }, newId()));
  }

  private stepOf = async (id: string): Promise<number> =>
    (await this.app.get(Approvals).caseOf(this.db, { kind: 'grant', id }))?.step?.position ?? 0;

  /** One deliberation for all; those that only go as far as the vote are in a second one, not yet published. */
  async vote(
    grants: { id: string; end: End }[],
    { day, number }: { day: LocalDate; number: string },
  ): Promise<LocalDate> {
    const inForceOn = addDays(day, 4);
    const secretary = await this.time.as('secretary');
    for (const last of ['in force', 'voted'] as const) {
      const voted = grants.filter(({ end }) => DECIDED.includes(end) && (end === 'voted') === (last === 'voted'));
      if (voted.length === 0) continue;
      const votes = await Promise.all(voted.map(({ id }) => this.voteFor(id)));
      const record = {
        number: last === 'voted' ? `${number} bis` : number,
        title: 'Subventions et conventions',
        sessionOn: day,
        votes,
      };
      const { id } = await this.time.on(addDays(day, 1), () =>
        this.app.get(RecordDeliberation).run(secretary, record, newId()),
      );
      if (last === 'voted') continue;
      await this.time.on(inForceOn, async () => {
        await this.app.get(TransmitDeliberation).run(secretary, id, { on: addDays(day, 2) }, newId());
        await this.app.get(PublishDeliberation).run(secretary, id, { on: inForceOn }, newId());
      });
    }
    return inForceOn;
  }

  private async voteFor(id: string) {
    const { id: caseId, step } = (await this.app.get(Approvals).caseOf(this.db, { kind: 'grant', id }))!;
    return { caseId, step: step!.position, result: 'adopted' as const };
  }
}

/** Most are paid 70 and 30 in a hundred, the second on a report; every third in two halves by date, small ones at once. */
function instalmentsOf(amountCents: Cents, firstOn: LocalDate, index: number): PlannedInstalment[] {
  if (amountCents < 1_500_000n) return [{ amountCents, dueOn: firstOn }];
  const first = index % 3 === 2 ? amountCents / 2n : (amountCents * 7n) / 10n;
  const rest = { amountCents: amountCents - first };
  const second =
    index % 3 === 2
      ? { ...rest, dueOn: addMonths(firstOn, 1) }
      : { ...rest, condition: 'Rapport intermédiaire approuvé' };
  return [{ amountCents: first, dueOn: firstOn }, second];
}
