/**
 * An amount as typed, for the sum on the screen only: what counts is read again by the server, which asks where this guesses. Unreadable is 0.
 */
export function typedCents(text: string, language: 'fr' | 'en'): number {
  const bare = text.replace(/[\s\u00a0\u202f\u2009'’€]/g, '');
  const group = language === 'fr' ? '.' : ',';
  const plain = bare.includes(',') && bare.includes('.') ? bare.replaceAll(group, '') : bare;
  const match = /^(\d+)(?:[.,](\d{0,2}))?$/.exec(plain.replace(/[.,](?=\d{3}$)/, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0;
}
