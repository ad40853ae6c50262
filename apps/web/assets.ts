import { join } from 'node:path';
import express, { type RequestHandler } from 'express';

/** Scripts and fonts of the build. Their names bear their content's hash, so a browser may keep them for ever. */
export function assets(): RequestHandler {
  const folder = join(import.meta.dirname, '..', 'client');
  return express.static(folder, { immutable: true, maxAge: '365d', index: false, redirect: false });
}
