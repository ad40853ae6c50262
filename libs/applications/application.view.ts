import { timeline } from '#libs/history';
import { type Actor, offersOf, scopesOf, countryName } from '#libs/kernel';
import { allowedActs, languageOf, type Queryable, say, words } from '#libs/platform';
import { applicationActs } from './application.acts.js';
import type { ApplicationDto, MissingDto, ReceiptDto, SectionDto } from './application.dto.js';
import type { ApplicationRow } from './applications.repository.js';
import { type FileRow, filesOf, questionsOf, reviewsOf } from './around.repository.js';
import { totalsOf } from './budget.rules.js';
import { callItem } from './call.view.js';
import { missingIn } from './completeness.rules.js';
import { FORMS } from './form.js';
import { exactInstant, type Receipt } from './receipt.js';
import { officePart, PORTAL_PART } from './office-view.js';
import { look, situationOf, type Taken } from './take-application.js';

/** Acts that follow a decision taken elsewhere or happen while one types; they have no button of their own. */
const WITHOUT_BUTTON = new Set([
  'application.save',
  'application.attach',
  'application.detach',
  'application.grant',
  'application.refuse',
]);

export const receiptDto = (receipt: Receipt): ReceiptDto => ({
  ...receipt,
  submittedAtText: exactInstant(receipt.submittedAt, languageOf()),
});

/** One application as this person may see it. @throws 404 (D21). */
export async function applicationView(q: Queryable, actor: Actor, id: string, now: Date): Promise<ApplicationDto> {
  const row = await look(q, actor, id);
  const taken = await situationOf(q, actor, row, now);
  const reviews = await reviewsOf(q, id);
  const office = scopesOf(actor, 'application.read') === 'all';
  const subjects = [
    { kind: 'application', id },
    ...(office ? reviews.map((review) => ({ kind: 'review', id: review.id })) : []),
  ];
  return {
    ...summary(row, taken),
    ...formOf(row, taken),
    files: (await filesOf(q, id)).map(fileDto),
    questions: await questionsOf(q, id),
    ...(office ? await officePart(q, actor, taken, reviews) : PORTAL_PART),
    timeline: await timeline(q, subjects, languageOf()),
    allowedActs: buttons(taken),
  };
}

function summary(row: ApplicationRow, { call, facts }: Taken) {
  const language = languageOf();
  const { receiptNumber, submittedAt } = row;
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    stateLabel: words(language, `application.state.${row.state}`),
    movedAt: row.movedAt,
    next: words(language, `application.next.${row.state}`),
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    call: callItem(call, facts.now),
    criteria: call.criteria,
    title: row.title,
    countries: row.countries.map((code) => ({ code, name: countryName(code, language) })),
    receipt: receiptNumber && submittedAt ? receiptDto({ applicationId: row.id, receiptNumber, submittedAt }) : null,
    refusedReason: row.refusedReason,
  };
}

function formOf(row: ApplicationRow, { facts }: Taken) {
  const missing = row.state === 'draft' ? missingDtos(facts) : [];
  const { sections, files } = FORMS[facts.form];
  return {
    answers: row.answers,
    totals: totalsOf(row.answers.budget),
    sections: sections.map((key): SectionDto => ({
      key,
      label: words(languageOf(), `application.section.${key}`),
      version: row.sectionVersions[key] ?? 0,
      missing: missing.filter((gap) => gap.section === key).length,
    })),
    requiredFiles: [...files],
    missing,
  };
}

const missingDtos = (facts: Taken['facts']): MissingDto[] =>
  missingIn(facts).map((refusal) => ({
    code: refusal.code,
    path: refusal.path!,
    section: refusal.path!.split('.')[0]!,
    message: say(refusal, languageOf()),
  }));

export const fileDto = (file: FileRow) => {
  const { id, kind, name, mime, size, sha256, addedAt, questionId } = file;
  return {
    id,
    kind,
    kindLabel: words(languageOf(), `application.file.${kind}`),
    name,
    mime,
    size,
    sha256,
    addedAt,
    questionId,
  };
};

function buttons({ row, facts, can }: Taken) {
  const offers = offersOf(applicationActs, { state: row.state, can, facts });
  return allowedActs(
    offers.filter((offer) => !WITHOUT_BUTTON.has(offer.act)),
    languageOf(),
  );
}
