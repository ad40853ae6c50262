import { ObjectField } from '#libs/platform';
import {
  BudgetAnswers,
  ContactAnswers,
  IndicatorsAnswers,
  PartnersAnswers,
  PlaceAnswers,
  ProjectAnswers,
  RequestAnswers,
} from './answers.dto.js';

export const SECTIONS = ['request', 'contact', 'project', 'place', 'partners', 'budget', 'indicators'] as const;
export type Section = (typeof SECTIONS)[number];

export type FormKind = 'full' | 'short';

/** All sections; each may be missing. */
export class Answers {
  @ObjectField(() => RequestAnswers, { optional: true }) request?: RequestAnswers | null;
  @ObjectField(() => ContactAnswers, { optional: true }) contact?: ContactAnswers | null;
  @ObjectField(() => ProjectAnswers, { optional: true }) project?: ProjectAnswers | null;
  @ObjectField(() => PlaceAnswers, { optional: true }) place?: PlaceAnswers | null;
  @ObjectField(() => PartnersAnswers, { optional: true }) partners?: PartnersAnswers | null;
  @ObjectField(() => BudgetAnswers, { optional: true }) budget?: BudgetAnswers | null;
  @ObjectField(() => IndicatorsAnswers, { optional: true }) indicators?: IndicatorsAnswers | null;
}

/** Kinds of attachment, and those that a full form needs. The short form needs none: aid must not wait for paperwork. */
export const FILE_KINDS = [
  'statutes',
  'accounts',
  'activity-report',
  'project-budget',
  'partner-letter',
  'bank-details',
  'answer',
  'other',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

interface Form {
  sections: readonly Section[];
  /** What must not be missing at submission, as `section.field`. */
  required: readonly string[];
  files: readonly FileKind[];
}

export const FORMS: Record<FormKind, Form> = {
  full: {
    sections: SECTIONS,
    required: [
      'request.aid',
      'request.renewal',
      'request.purpose',
      'request.duration',
      'request.publicAidCents',
      'contact.name',
      'contact.role',
      'contact.email',
      'contact.phone',
      'project.title',
      'project.aims',
      'project.need',
      'project.public',
      'project.means',
      'place.countries',
      'place.place',
      'place.startsOn',
      'place.endsOn',
      'budget.charges',
      'budget.askedCents',
      'indicators.indicators',
    ],
    files: ['statutes', 'accounts'],
  },
  short: {
    sections: ['contact', 'project', 'place', 'partners', 'budget'],
    required: [
      'contact.name',
      'contact.email',
      'contact.phone',
      'project.title',
      'project.need',
      'project.means',
      'place.countries',
      'place.startsOn',
      'place.endsOn',
      'budget.charges',
      'budget.askedCents',
    ],
    files: [],
  },
};

/** Answers as they lie in the database have amounts as JSON integers; in code every amount is a bigint. */
export function reviveCents<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reviveCents) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      /[cC]ents$/.test(key) && typeof part === 'number' ? BigInt(part) : reviveCents(part as unknown),
    ]),
  ) as T;
}

/** Rows that people left empty are no rows: without scripts a form offers some to spare. */
export function withoutBlankRows<T extends object>(section: T): T {
  const blank = (row: unknown) =>
    row !== null &&
    typeof row === 'object' &&
    Object.values(row).every((value) => value === null || value === undefined);
  return Object.fromEntries(
    Object.entries(section).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((row) => !blank(row)) : (value as unknown),
    ]),
  ) as T;
}
