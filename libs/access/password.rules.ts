import { refuse } from '#libs/kernel';

/**
 * Length is what counts (NIST SP 800-63B: no rules about kinds of characters); what anybody would guess is refused.
 * @throws 422 `password.too-easy`
 */
export function demandPassword(password: string, { name, email }: { name: string; email: string }): void {
  const plain = bare(password);
  const known = [email, ...email.split(/[@.]/), ...name.split(/\s+/)].map(bare).filter((word) => word.length >= 3);
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), plain);
  const easy =
    new Set(plain).size < 5 ||
    rest.length < 8 ||
    /^(?:0123456789|123456789|abcdefgh|azertyuiop|qwertyuiop)/.test(plain);
  if (easy) refuse('password.too-easy', {}, 422, 'password');
}

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();
