import type { Refusal } from '#libs/kernel';

export interface NamedPurpose {
  code: string;
  /** Whole percent; a row without a share was left blank. */
  sharePercent?: number | null;
}

export interface KnownPurpose {
  code: string;
  labelFr: string;
  labelEn: string;
  /** How the paying source takes it on that day: alone or with others, less than half, or not at all. */
  part: 'main' | 'minor' | null;
}

export interface PayingSource {
  labelFr: string;
  labelEn: string;
  /** Pays out of a service's own revenue, so for what the law names only. */
  limited: boolean;
}

/**
 * All that is wrong with the purposes of a grant (rule 1.7): where a service's 1 % pays they are named, each is one that the law lets it
 * pay, and water for fields, herds, factories or drainage stays below half. The general budget may pay any, named or not.
 */
export function faultsOfPurposes(
  named: readonly NamedPurpose[],
  known: readonly KnownPurpose[],
  source: PayingSource,
): Refusal[] {
  const given = named.map((one, i) => ({ ...one, path: `purposes.${i}.sharePercent`, share: one.sharePercent ?? 0 }));
  const counted = given.filter(({ share }) => share > 0);
  const of = (code: string) => known.find((one) => one.code === code);
  const facts = { sourceFr: source.labelFr, sourceEn: source.labelEn };
  if (counted.length === 0) return source.limited ? [{ code: 'grant.purposes-missing', path: 'purposes', facts }] : [];
  const unknown = counted.filter(({ code }) => !of(code));
  if (unknown.length > 0)
    return unknown.map(({ path, code }) => ({ code: 'grant.purpose-unknown', path, facts: { code } }));
  const twice = counted.filter(({ code }, i) => counted.findIndex((one) => one.code === code) < i);
  const total = counted.reduce((sum, { share }) => sum + share, 0);
  const refusals: Refusal[] = twice.map(({ path }) => ({ code: 'grant.purpose-twice', path }));
  if (total !== 100) refusals.push({ code: 'grant.purposes-sum', path: counted[0]!.path, facts: { total } });
  if (!source.limited) return refusals;
  for (const { code, path } of counted) {
    const { part, labelFr, labelEn } = of(code)!;
    if (part === null)
      refusals.push({ code: 'grant.purpose-not-eligible', path, facts: { ...facts, labelFr, labelEn } });
  }
  const minor = counted.filter(({ code }) => of(code)!.part === 'minor');
  const share = minor.reduce((sum, one) => sum + one.share, 0);
  if (share * 2 >= total && minor.length > 0)
    refusals.push({ code: 'grant.purposes-minor', path: minor[0]!.path, facts: { ...facts, share } });
  return refusals;
}
