import { promisify } from 'node:util';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refuse } from '#libs/kernel';
import { Database, readIn } from '#libs/platform';
import { Public, SignedIn } from './access.guard.js';
import { type ActorFacts, actorFrom, scopeIdsOf, shellOf } from './actors.js';
import { PasswordGuard, type SigningIn } from './local.strategy.js';
import { scopeNames } from './scope-names.js';
import { SessionDto, SignInDto } from './session.dto.js';
import { COOKIE } from './session.middleware.js';

@ApiTags('access')
@Controller('api/session')
export class SessionController {
  constructor(private readonly db: Database) {}

  /** Signs in. A new session id is made at the same moment, so an id planted before is worth nothing. */
  @Post()
  @Public()
  @UseGuards(PasswordGuard)
  @ApiCreatedResponse({ type: SessionDto })
  async create(@Body() _body: SignInDto, @Req() request: Request): Promise<SessionDto> {
    const { id } = request.user as SigningIn;
    await startSession(request, id);
    const row = await this.db.one<{ facts: ActorFacts }>('SELECT actor_facts($1) AS facts', [id]);
    readIn(row!.facts.language);
    return this.view(row!.facts);
  }

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: SessionDto })
  async show(@Req() request: Request): Promise<SessionDto> {
    const facts = request.session.facts?.actor ?? refuse('not-signed-in', {}, 401);
    return this.view(facts);
  }

  /** Signs out; without a session there is nothing to do and nothing to say. */
  @Delete()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async delete(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await promisify(request.session.destroy.bind(request.session))();
    response.clearCookie(COOKIE, { path: '/' });
  }

  private async view(facts: ActorFacts): Promise<SessionDto> {
    const actor = actorFrom(facts);
    const ids = scopeIdsOf(facts);
    const named = await scopeNames(this.db, ids);
    return {
      id: actor.id,
      name: actor.name,
      email: actor.email,
      language: actor.language,
      roles: actor.roles,
      permissions: [...actor.permissions.keys()].sort(),
      shell: shellOf(facts),
      organisations: ids.map((id) => ({ id, name: named.get(id) ?? '' })),
    };
  }
}

/** Fixation-safe: the id changes whenever the person behind it does. */
export async function startSession(request: Request, userId: string): Promise<void> {
  await promisify(request.session.regenerate.bind(request.session))();
  request.session.userId = userId;
  request.session.place = { address: request.ip ?? '', agent: request.header('user-agent') ?? '' };
  await promisify(request.session.save.bind(request.session))();
}
