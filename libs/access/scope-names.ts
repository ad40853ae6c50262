import type { Queryable } from '#libs/platform';

type Names = (q: Queryable, ids: string[]) => Promise<Map<string, string>>;
let names: Names = async () => new Map();

/** Access does not know what a scope is; the room that does gives the names. */
export const defineScopeNames = (read: Names): void => {
  names = read;
};

export const scopeNames = (q: Queryable, ids: string[]): Promise<Map<string, string>> =>
  ids.length === 0 ? Promise.resolve(new Map()) : names(q, ids);
