import type { INestApplicationContext } from '@nestjs/common';
import { demoTime } from '#libs/access';
import { Documents } from '#libs/documents';
import { type Actor, type LocalDate, newId } from '#libs/kernel';
import { AdoptBudgetAct } from './adopt-budget-act.js';
import { AttachBudgetAct } from './attach-budget-act.js';
import { DraftBudgetAct, type NewBudgetAct } from './draft-budget-act.js';

interface Planted extends NewBudgetAct {
  /** The day on which it was adopted, and on which it counts. */
  on: LocalDate;
  /** Else it stays a draft. */
  adopted: boolean;
  /** What must be known before the vote. */
  before?: () => Promise<void>;
}

/** A budget act of the invented city, prepared and adopted on its day, with a paper that stands for the decision. */
export async function plantBudgetAct(app: INestApplicationContext, finance: Actor, planted: Planted): Promise<void> {
  const { on, adopted, before, ...draft } = planted;
  const { kind, year, title } = draft;
  const authority = kind === 'VIR' ? 'Arrêté' : 'Délibération';
  const decision = `${authority} ${year} DFA ${kind === 'VIR' ? '118' : kind === 'DM' ? '61' : '100'}`;
  await demoTime(app).on(on, async () => {
    const { id } = await app.get(DraftBudgetAct).run(finance, draft, newId());
    const rows = [['Objet', title]];
    const paper = new URL('./demo-paper.typ', import.meta.url);
    const bytes = app.get(Documents).pdf(paper, { title: decision, language: 'fr', rows });
    await app.get(AttachBudgetAct).run(finance, id, { bytes, name: `${kind.toLowerCase()}-${year}.pdf` });
    await before?.();
    if (adopted) await app.get(AdoptBudgetAct).run(finance, id, { accountingDate: on, decision }, newId());
  });
}
