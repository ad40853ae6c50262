import { isEmail } from 'class-validator';
import type { Refusal } from '#libs/kernel';
import { budgetRefusals, type CallLimits } from './budget.rules.js';
import { type Answers, type FileKind, type FormKind, FORMS } from './form.js';

export interface Filled {
  form: FormKind;
  answers: Answers;
  /** Kinds of the files attached. */
  files: readonly string[];
  limits: CallLimits;
}

/** All that a submission still lacks, in the order of the form, each with the field that mends it. */
export function missingIn({ form, answers, files, limits }: Filled): Refusal[] {
  return [
    ...FORMS[form].required.filter((path) => isEmpty(valueAt(answers, path))).map(answerMissing),
    ...contactRefusals(answers),
    ...datesRefusals(answers),
    ...partnersRefusals(answers),
    ...budgetRefusals(answers.budget, limits),
    ...indicatorsRefusals(answers),
    ...FORMS[form].files.filter((kind) => !files.includes(kind)).map(fileMissing),
  ];
}

const answerMissing = (path: string): Refusal => ({
  code: 'application.answer-missing',
  path,
  facts: { field: `application.field.${path}` },
});

const fileMissing = (kind: FileKind): Refusal => ({
  code: 'application.file-missing',
  path: `files.${kind}`,
  facts: { file: `application.file.${kind}` },
});

function valueAt(answers: Answers, path: string): unknown {
  const [section, field] = path.split('.') as [keyof Answers, string];
  return (answers[section] as Record<string, unknown> | null | undefined)?.[field];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function contactRefusals({ contact }: Answers): Refusal[] {
  if (!contact?.email || isEmail(contact.email)) return [];
  return [{ code: 'application.email-wrong', path: 'contact.email', facts: { email: contact.email } }];
}

function datesRefusals({ place }: Answers): Refusal[] {
  if (!place?.startsOn || !place.endsOn || place.endsOn >= place.startsOn) return [];
  return [
    {
      code: 'application.dates-order',
      path: 'place.endsOn',
      facts: { startsOn: place.startsOn, endsOn: place.endsOn },
    },
  ];
}

/** Partners by name: the city must know through whom its money passes (rule 2.18). */
function partnersRefusals({ partners, budget }: Answers): Refusal[] {
  const list = partners?.partners ?? [];
  const passedOn = list.reduce((total, partner) => total + (partner.receivesCents ?? 0n), 0n);
  return [
    ...list.flatMap((partner, index): Refusal[] =>
      partner.name && partner.country
        ? []
        : [{ code: 'application.partner-incomplete', path: `partners.partners.${index}`, facts: { line: index + 1 } }],
    ),
    ...(passedOn > (budget?.askedCents ?? 0n)
      ? [
          {
            code: 'application.passed-on-too-large',
            path: 'partners.partners',
            facts: { passedOnCents: passedOn, askedCents: budget?.askedCents ?? 0n },
          },
        ]
      : []),
  ];
}

const indicatorsRefusals = ({ indicators }: Answers): Refusal[] =>
  (indicators?.indicators ?? []).flatMap((indicator, index): Refusal[] =>
    indicator.name && indicator.target
      ? []
      : [
          {
            code: 'application.indicator-incomplete',
            path: `indicators.indicators.${index}`,
            facts: { line: index + 1 },
          },
        ],
  );
