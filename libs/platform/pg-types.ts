import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;

/** Whole cents arrive as bigint, days as `YYYY-MM-DD`, sums of bigint (numeric in PostgreSQL) as bigint when whole. */
pg.types.setTypeParser(INT8, (text) => BigInt(text));
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(NUMERIC, (text) => (text.includes('.') ? Number(text) : (BigInt(text) as never)));

/** JSON has no bigint. Amounts are below 2^53 cents (see MAX_CENTS), so they go out as exact integers. */
export const jsonReplacer = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

/** For `jsonb` parameters: pg would turn an array into a PostgreSQL array, and cannot write a bigint. */
export const toJson = (value: unknown): string => JSON.stringify(value ?? null, jsonReplacer);
