import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Actor, may, refuse } from '#libs/kernel';
import { Public as OpenToAll, PUBLIC, presentRequest, readIn, SETTINGS, type Settings } from '#libs/platform';
import { actorFrom } from './actors.js';
import { refuseCrossSite } from './cross-site.js';

const OPENING = 'access.opening';
/** What opens a route: anybody, anybody signed in, or a permission. Nothing else does. */
export type Opening = { to: 'signed-in' } | { to: 'permission'; permission: string };

const opening = (value: Opening) => SetMetadata(OPENING, value);

/** Opens a route to holders of the permission, in whatever scope; the row check is the act's. */
export const Can = (permission: string): ClassDecorator & MethodDecorator =>
  applyDecorators(opening({ to: 'permission', permission }), ApiCookieAuth(), ApiExtension('x-permission', permission));

/** Opens a route to anybody who is signed in: one's own things. */
export const SignedIn = (): ClassDecorator & MethodDecorator =>
  applyDecorators(opening({ to: 'signed-in' }), ApiCookieAuth(), ApiExtension('x-permission', 'signed-in'));

/** Opens a route to the whole world. */
export const Public = (): ClassDecorator & MethodDecorator =>
  applyDecorators(OpenToAll(), ApiExtension('x-permission', 'public'));

interface WithActor extends Request {
  actor?: Actor;
}

/** Who asks. On a `@Public` route this may be undefined. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<WithActor>().actor as Actor,
);

/** Stands before every route and opens none by itself. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<WithActor>();
    refuseCrossSite(request, this.settings.publicUrl);
    const facts = request.session?.facts?.actor;
    if (facts) {
      request.actor = actorFrom(facts, presentRequest()?.requestId);
      // A client that asks for exactly one language (the screens do) is answered in it, any other in the person's own.
      if (!/^(fr|en)$/.test(request.header('accept-language') ?? '')) readIn(facts.language);
    }
    const marks: [ReturnType<typeof context.getHandler>, ReturnType<typeof context.getClass>] = [
      context.getHandler(),
      context.getClass(),
    ];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, marks)) return true;
    const opened = this.reflector.getAllAndOverride<Opening | undefined>(OPENING, marks);
    if (!request.actor) refuse('not-signed-in', {}, 401);
    if (opened?.to === 'signed-in') return true;
    if (opened?.to === 'permission' && may(request.actor, opened.permission)) return true;
    return refuse('not-permitted', { permission: opened ? `permission.${opened.permission}` : '' }, 403);
  }
}
