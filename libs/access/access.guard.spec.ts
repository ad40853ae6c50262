import 'reflect-metadata';
import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refused } from '#libs/kernel';
import { readSettings } from '#libs/platform';
import { AccessGuard, Can, Public, SignedIn } from './access.guard.js';
import type { ActorFacts } from './actors.js';

class Routes {
  forgotten(): void {}
  @Public() open(): void {}
  @SignedIn() own(): void {}
  @Can('thing.change') change(): void {}
}

const settings = readSettings({
  DATABASE_URL: 'postgres://nowhere',
  SESSION_SECRET: 'for tests only, thirty-two characters',
});
const guard = new AccessGuard(new Reflector(), settings);
const person = (permissions: string[]): ActorFacts => ({
  id: '1',
  name: 'Rose',
  email: 'rose@demo.example',
  language: 'fr',
  grants: [{ role: 'officer', shell: 'office', scope: null, permissions }],
});

function answer(route: keyof Routes, actor: ActorFacts | null): true | number {
  const request = { method: 'GET', header: () => undefined, session: { facts: { actor } } };
  const context = {
    getHandler: () => Routes.prototype[route],
    getClass: () => Routes,
    switchToHttp: () => ({ getRequest: () => request }),
  };
  try {
    return guard.canActivate(context as unknown as ExecutionContext) as true;
  } catch (error) {
    return (error as Refused).status;
  }
}

test('a route opens to whom its mark names, and a route without a mark to nobody', () => {
  const table = (['open', 'own', 'change', 'forgotten'] as const).map((route) => [
    answer(route, null),
    answer(route, person([])),
    answer(route, person(['thing.change'])),
  ]);
  expect(table).toEqual([
    [true, true, true],
    [401, true, true],
    [401, 403, true],
    [401, 403, 403],
  ]);
});
