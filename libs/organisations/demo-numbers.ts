/** Numbers that pass every check and belong to nobody that we know of, the same in every run. */

const luhn = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
};

/** A SIRET under a SIREN that begins with 9990, a range not given out. */
export function demoSiret(index: number): string {
  const siren = `9990${String(1000 + index * 13).padStart(4, '0')}`;
  const whole = `${siren}${luhn(siren)}0001`;
  return `${whole}${luhn(whole)}`;
}

/** A French IBAN of the invented bank 99999 with right RIB key and check digits. */
export function demoIban(index: number): string {
  const account = String(70_000_000 + index * 7919).padStart(11, '0');
  const key = 97 - Number((89n * 99_999n + 15n * 1n + 3n * BigInt(account)) % 97n);
  const bban = `9999900001${account}${String(key).padStart(2, '0')}`;
  const check = 98n - (BigInt(`${bban}152700`) % 97n);
  return `FR${String(check).padStart(2, '0')}${bban}`;
}

export const demoId = (index: number): string => `01980000-0000-7000-8000-${String(1000 + index).padStart(12, '0')}`;
