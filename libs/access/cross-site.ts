import type { Request } from 'express';
import { refuse } from '#libs/kernel';

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps other sites from acting through a person's browser. Every browser says where a request comes from, by
 * `Sec-Fetch-Site` or `Origin`; a program that sends neither carries no foreign cookie jar and passes.
 * @throws 403 `cross-site`.
 */
export function refuseCrossSite(request: Request, publicUrl: string): void {
  if (HARMLESS.has(request.method)) return;
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('cross-site', {}, 403);
  const origin = request.header('origin');
  if (origin === undefined) return;
  const host = hostOf(origin);
  if (host === undefined || (host !== request.header('host') && host !== hostOf(publicUrl)))
    refuse('cross-site', {}, 403);
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).host || undefined;
  } catch {
    return undefined;
  }
}
