import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;

const OURS: Record<number, (text: string) => unknown> = {
  [INT8]: (text) => BigInt(text),
  [DATE]: (text) => text,
  [NUMERIC]: (text) => (text.includes('.') ? Number(text) : BigInt(text)),
};

/** Whole cents arrive as bigint, days as `YYYY-MM-DD`, sums of bigint (numeric in PostgreSQL) as bigint when whole. */
export const pgTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && OURS[oid]) || pg.types.getTypeParser(oid, format as 'text'),
};

/** JSON has no bigint. Amounts are below 2^53 cents (see MAX_CENTS), so they go out as exact integers. */
export const jsonReplacer = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? Number(value) : value;

/** For `jsonb` parameters: pg would turn an array into a PostgreSQL array, and cannot write a bigint. */
export const toJson = (value: unknown): string => JSON.stringify(value ?? null, jsonReplacer);
