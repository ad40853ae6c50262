import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { stdnum } from 'stdnum';
import type { Refusal } from '#libs/kernel';

/** Spaces of any kind and dashes are how people write long numbers; anything else in one is a slip that they should see. */
const bare = (text: string): string => text.replace(/[\s\u00a0\u202f\u2009.\-‐‑–]/g, '').toUpperCase();

/** An IBAN without spaces, in capitals (D16). Refuses `iban.unreadable` and `iban.wrong` (length or check digits). */
export function parseIban(text: string): string | Refusal {
  const iban = bare(text);
  if (!/^[A-Z0-9]{5,40}$/.test(iban)) return { code: 'iban.unreadable', path: 'iban' };
  return isValidIBAN(electronicFormatIBAN(iban) ?? '') ? iban : { code: 'iban.wrong', path: 'iban' };
}

/** A BIC of 8 or 11 characters. Refuses `bic.wrong`, and `bic.other-country` when it is of another country than the IBAN. */
export function parseBic(text: string, iban?: string): string | Refusal {
  const bic = bare(text);
  if (!isValidBIC(bic)) return { code: 'bic.wrong', path: 'bic' };
  if (iban && !sameBankCountry(bic.slice(4, 6), iban.slice(0, 2))) {
    return { code: 'bic.other-country', path: 'bic', facts: { bic: bic.slice(4, 6), iban: iban.slice(0, 2) } };
  }
  return bic;
}

/** Banks in France's overseas territories use French IBANs; Jersey, Guernsey and Man use British ones. */
const SHARED: Record<string, string[]> = {
  FR: ['GP', 'MQ', 'GF', 'RE', 'PM', 'YT', 'NC', 'PF', 'WF', 'BL', 'MF', 'TF', 'MC'],
  GB: ['JE', 'GG', 'IM'],
};
const sameBankCountry = (bic: string, iban: string) => bic === iban || (SHARED[iban]?.includes(bic) ?? false);

/** 14 digits that satisfy the check digit, or for La Poste's sites the digit sum (D16). Refuses `siret.length`, `siret.check-digit`. */
export function parseSiret(text: string): string | Refusal {
  const siret = bare(text);
  if (!/^\d{14}$/.test(siret)) return { code: 'siret.length', path: 'siret', facts: { text } };
  return stdnum.FR!.siret!.validate(siret).isValid
    ? siret
    : { code: 'siret.check-digit', path: 'siret', facts: { text } };
}

/** 9 digits with a right check digit, else undefined. */
export function parseSiren(text: string): string | undefined {
  const siren = bare(text);
  return /^\d{9}$/.test(siren) && stdnum.FR!.siren!.validate(siren).isValid ? siren : undefined;
}

/** `W` and nine more; letters occur in Corsican and overseas numbers. Refuses `rna.wrong`. */
export function parseRna(text: string): string | Refusal {
  const rna = bare(text);
  return /^W\d[0-9A-Z]\d{7}$/.test(rna) ? rna : { code: 'rna.wrong', path: 'rna', facts: { text } };
}

/** `FR33 3000 2005 5000 0015 7841 Z25`: as people read it. */
export const spacedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

/** For readers who need to recognise an account, not to use it. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`;
