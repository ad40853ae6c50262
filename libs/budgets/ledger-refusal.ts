import { Refused, type RefusalStatus } from '#libs/kernel';

const STATUS: Record<string, RefusalStatus> = {
  'budget.line-unknown': 404,
  'authority.unknown': 404,
  'budget.reference-used': 409,
  'budget.revenue-changed': 409,
};
const REFERENCE_TWICE = ['ledger_reference_twice', 'authority_reference_twice'];

/** What PostgreSQL refused, as a refusal; any other error as it is. */
export function asRefusal(error: unknown, reference?: string): unknown {
  const { code, message, detail, constraint } = error as {
    code?: string;
    message: string;
    detail?: string;
    constraint?: string;
  };
  if (code === 'AID01') {
    const facts = JSON.parse(detail ?? '{}') as Record<string, string | number>;
    return new Refused([{ code: message, facts }], STATUS[message] ?? 422);
  }
  if (!REFERENCE_TWICE.includes(constraint ?? '')) return error;
  const used = /=\((.*)\) already exists/.exec(detail ?? '')?.[1] ?? reference ?? '';
  return new Refused([{ code: 'budget.reference-used', facts: { reference: used } }], 409);
}
