import { Module, SetMetadata } from '@nestjs/common';
import type { RequestHandler } from 'express';
import type pg from 'pg';
import type { Actor } from '#libs/kernel';
import type { Database, Queryable, Settings } from '#libs/platform';

// Placeholder until the room lands: these names are what apps/server and libs/testing use.
@Module({})
export class AccessModule {}

export const entities: (new () => object)[] = [];

/** Session, CSRF and whatever runs before the guard on /api. */
export async function secureSessions(_settings: Settings, _db: Database): Promise<RequestHandler> {
  return (_request, _response, next) => next();
}
/** As owner, after migrations: writes down the defined permissions; new ones go to their default roles. */
export async function syncPermissions(_client: pg.Client): Promise<void> {}
/** The demonstration people with this password (cheap hash when NODE_ENV=test); running again changes nothing. */
export async function plantPeople(_db: Database, _password: string): Promise<void> {}
export async function actorByEmail(_q: Queryable, _email: string): Promise<Actor | undefined> {
  return undefined;
}
export const Can = (permission: string) => SetMetadata('can', permission);
