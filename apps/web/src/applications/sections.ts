import type { components } from '../api.js';

/** The API's answers, by their names. */
export type Application = components['schemas']['ApplicationDto'];
export type ApplicationItem = components['schemas']['ApplicationItemDto'];
export type Call = components['schemas']['CallDto'];
export type CallItem = components['schemas']['CallItemDto'];
export type Review = components['schemas']['ReviewDto'];

export const SECTIONS = ['request', 'contact', 'project', 'place', 'partners', 'budget', 'indicators'] as const;
export type SectionKey = (typeof SECTIONS)[number];

export const FILE_KINDS = [
  'statutes',
  'accounts',
  'activity-report',
  'project-budget',
  'partner-letter',
  'bank-details',
  'other',
];

/** Accounts of the budget chart (rules 2.9 and 2.10). */
export const ACCOUNTS = {
  charges: ['60', '61', '62', '63', '64', '65', '66', '67', '68'],
  produits: ['70', '73', '74', '75', '76', '77', '78'],
  voluntaryCharges: ['860', '861', '862', '864'],
  voluntaryProduits: ['870', '871', '875'],
} as const;
export type BudgetList = keyof typeof ACCOUNTS;

/** The steps of the form in order: the sections, then papers, then the submission. */
export const stepsOf = (application: Application): string[] => [
  ...application.sections.map((section) => section.key),
  'papers',
  'submit',
];
