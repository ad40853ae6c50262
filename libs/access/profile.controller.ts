import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Actor, notFound } from '#libs/kernel';
import { Database } from '#libs/platform';
import { CurrentActor, SignedIn } from './access.guard.js';
import { ChangePassword } from './change-password.js';
import { ChangeProfile } from './change-profile.js';
import { PasswordInput, ProfileInput } from './person.dto.js';
import { OpenSessionsDto } from './session.dto.js';

/** One's own account. */
@ApiTags('access')
@Controller('api/profile')
@SignedIn()
export class ProfileController {
  constructor(
    private readonly db: Database,
    private readonly changeOwn: ChangeProfile,
    private readonly changeOwnPassword: ChangePassword,
  ) {}

  @Patch()
  @HttpCode(204)
  @ApiNoContentResponse()
  changeProfile(@CurrentActor() actor: Actor, @Body() input: ProfileInput): Promise<void> {
    return this.changeOwn.run(actor, input);
  }

  @Post('change-password')
  @HttpCode(204)
  @ApiNoContentResponse()
  changePassword(@CurrentActor() actor: Actor, @Body() input: PasswordInput, @Req() request: Request): Promise<void> {
    return this.changeOwnPassword.run(actor, input, request.session.facts!.sessionId, request.ip ?? '');
  }

  /** Where one is signed in, the latest first. */
  @Get('sessions')
  @ApiOkResponse({ type: OpenSessionsDto })
  async listSessions(@CurrentActor() actor: Actor, @Req() request: Request): Promise<OpenSessionsDto> {
    const items = await this.db.query<OpenSessionsDto['items'][number]>(
      `SELECT id, created_at AS "createdAt", seen_at AS "seenAt", address, agent, id = $2 AS current
       FROM sessions WHERE user_id = $1 AND expires_at > now() ORDER BY seen_at DESC, id LIMIT 50`,
      [actor.id, request.session.facts!.sessionId],
    );
    return { items };
  }

  /** Signs out there. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSession(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    const gone = await this.db.query('DELETE FROM sessions WHERE id = $1 AND user_id = $2 RETURNING id', [
      id,
      actor.id,
    ]);
    if (gone.length === 0) notFound();
  }
}
