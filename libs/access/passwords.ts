import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id: 19 MiB, two passes. Tests sign in hundreds of times and take the least there is. */
const cost = () =>
  process.env.NODE_ENV === 'test'
    ? { memoryCost: 64, timeCost: 1, parallelism: 1 }
    : { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 200;

/** argon2id with a salt of its own, in the usual `$argon2id$…` form. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost());

let nobody: Promise<string> | undefined;

/** Takes as long for a person who does not exist, or has no password yet, as for a wrong password. */
export async function passwordFits(kept: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const fits = await verify(kept ?? (await nobody), password.normalize('NFKC'));
  return fits && Boolean(kept);
}
