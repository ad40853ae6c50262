import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { type Language, type Refusal, Refused } from '#libs/kernel';
import { jsonReplacer } from './pg-types.js';
import { languageOf, presentRequest } from './request.js';
import { hasWords, words } from './words.js';

/** A refusal in the reader's words. */
export const say = (refusal: Refusal, language: Language): string =>
  words(language, `refusal.${refusal.code}`, refusal.facts ?? {});

/** RFC 9457. `errors` names each thing to mend, with the field where there is one. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: { code: string; path: string | null; message: string; facts: Record<string, unknown> }[];
  requestId: string | null;
}

export function problemOf(refusals: Refusal[], status: number, language: Language): Problem {
  const first = refusals[0] ?? { code: 'unexpected' };
  return {
    type: `/problems/${first.code}`,
    title: words(language, `problem.${status}`),
    status,
    detail: say(first, language),
    errors: refusals.map((r) => ({
      code: r.code,
      path: r.path ?? null,
      message: say(r, language),
      facts: r.facts ?? {},
    })),
    requestId: presentRequest()?.requestId ?? null,
  };
}

/** PostgreSQL's own refusals: the last line of defence speaks the same language as the rules above it. */
const SQL_STATES: Record<string, { status: number; code: string }> = {
  '23505': { status: 409, code: 'conflict' },
  '23503': { status: 409, code: 'reference-missing' },
  '23514': { status: 422, code: 'check-failed' },
  '23P01': { status: 409, code: 'conflict' },
  '22P02': { status: 400, code: 'invalid' },
  '22001': { status: 400, code: 'invalid' },
  '57014': { status: 503, code: 'too-slow' },
};

interface SqlError {
  code?: string;
  constraint?: string;
  detail?: string;
}

function ofSqlError(error: SqlError): { status: number; refusals: Refusal[] } | undefined {
  const known = error.code ? SQL_STATES[error.code] : undefined;
  if (!known) return undefined;
  const named = error.constraint?.replaceAll('_', '-') ?? '';
  const code = hasWords(`refusal.${named}`) ? named : known.code;
  return { status: known.status, refusals: [{ code }] };
}

const HTTP_CODES: Record<number, string> = {
  400: 'invalid',
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  405: 'not-found',
  413: 'too-large',
  415: 'type-refused',
  429: 'too-many',
  503: 'not-ready',
};

/** Turns whatever was thrown into a problem document. What nobody foresaw is logged whole and told as 500 without details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { status, refusals } = this.read(thrown);
    if (response.headersSent) return void response.destroy();
    if (status === 429) response.setHeader('Retry-After', String(refusals[0]?.facts?.seconds ?? 60));
    response.status(status).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.end(JSON.stringify(problemOf(refusals, status, languageOf()), jsonReplacer));
  }

  private read(thrown: unknown): { status: number; refusals: Refusal[] } {
    if (thrown instanceof Refused) return { status: thrown.status, refusals: thrown.refusals };
    const status = thrown instanceof HttpException ? thrown.getStatus() : (thrown as { status?: number }).status;
    if (status && status < 500) return { status, refusals: [{ code: HTTP_CODES[status] ?? 'invalid' }] };
    const sql = ofSqlError((thrown as { driverError?: SqlError }).driverError ?? (thrown as SqlError));
    if (sql) return sql;
    if (status === 503) return { status, refusals: [{ code: 'not-ready' }] };
    this.log.error(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    return { status: 500, refusals: [{ code: 'unexpected' }] };
  }
}
