import { COUNTRIES, countryName } from '#libs/kernel';
import type { Language } from '../context.js';

export interface CountryOption {
  value: string;
  label: string;
}

/** All countries by name, in the reader's language and order. */
export const countryOptions = (language: Language): CountryOption[] =>
  COUNTRIES.map((value) => ({ value, label: countryName(value, language) })).sort((a, b) =>
    a.label.localeCompare(b.label, language),
  );
