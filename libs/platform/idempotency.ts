import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { refuse } from '#libs/kernel';
import type { Tx } from './database.js';
import { toJson } from './pg-types.js';

/** The `Idempotency-Key` header, 8 to 100 characters. @throws 400 `idempotency.missing`. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => {
    const key = context.switchToHttp().getRequest<Request>().header('idempotency-key')?.trim() ?? '';
    if (!/^[\x21-\x7e]{8,100}$/.test(key)) refuse('idempotency.missing', {}, 400);
    return key;
  },
  [
    (target: object, property: string | symbol | undefined) => {
      const descriptor = property && Object.getOwnPropertyDescriptor(target, property);
      if (descriptor) ApiHeader({ name: 'Idempotency-Key', required: true })(target, property, descriptor);
    },
  ],
);

interface OnceFacts {
  key: string;
  actorId: string;
  act: string;
  body: unknown;
}

/**
 * Does the work once for a key: the same request again gets the first answer, and nothing happens twice. A second request that
 * comes while the first runs waits for it.
 * @throws 409 `idempotency.conflict` when the key came before with another act or body.
 */
export async function once<T>(tx: Tx, { key, actorId, act, body }: OnceFacts, work: () => Promise<T>): Promise<T> {
  const hash = createHash('sha256')
    .update(`${act}\n${toJson(body)}`)
    .digest('hex');
  const taken = await tx.prepared<{ key: string }>(
    'INSERT INTO idempotency_keys (key, actor_id, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
    [key, actorId, hash],
  );
  if (taken.length === 0) {
    const [before] = await tx.prepared<{ request_hash: string; answer: T }>(
      'SELECT request_hash, answer FROM idempotency_keys WHERE actor_id = $1 AND key = $2',
      [actorId, key],
    );
    if (before?.request_hash !== hash) refuse('idempotency.conflict', {}, 409);
    return before!.answer;
  }
  const answer = await work();
  if (answer === undefined) return answer;
  tx.later('UPDATE idempotency_keys SET answer = $3 WHERE actor_id = $1 AND key = $2', [actorId, key, toJson(answer)]);
  return answer;
}
