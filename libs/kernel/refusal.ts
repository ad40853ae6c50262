/** Why something may not be done: a value until it reaches the door, where it becomes a problem document in the reader's language. */
export interface Refusal {
  /** Stable, dotted, e.g. `grant.agreement-missing`. It is also the key of its words: `refusal.<code>`. */
  code: string;
  /** The field that the reader can mend, e.g. `budget.charges.0.amountCents`. */
  path?: string;
  /** Values for the words. */
  facts?: Record<string, string | number | bigint | Date | null>;
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429;

/** Thrown by acts when rules refuse. The transaction around it is rolled back, so nothing has changed. */
export class Refused extends Error {
  constructor(
    readonly refusals: Refusal[],
    readonly status: RefusalStatus = 422,
  ) {
    super(refusals.map((r) => r.code).join(', '));
    this.name = 'Refused';
  }
}

/** Shorthand for one refusal. */
export function refuse(code: string, facts?: Refusal['facts'], status: RefusalStatus = 422, path?: string): never {
  throw new Refused([{ code, facts, path }], status);
}

/** The same answer for a record that is absent and for one that the reader may not see. */
export function notFound(): never {
  throw new Refused([{ code: 'not-found' }], 404);
}
