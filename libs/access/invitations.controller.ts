import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { notFound } from '#libs/kernel';
import { Database } from '#libs/platform';
import { AcceptInvitation } from './accept-invitation.js';
import { Public } from './access.guard.js';
import { invitedBy } from './invitations.repository.js';
import { AcceptInput, InvitationDto } from './person.dto.js';

/** The link is the key: 256 random bits, good once and for a week. Used, old and invented ones are one 404. */
@ApiTags('access')
@Controller('api/invitations/:token')
export class InvitationsController {
  constructor(
    private readonly db: Database,
    private readonly acceptOne: AcceptInvitation,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: InvitationDto })
  async showInvitation(@Param('token') token: string): Promise<InvitationDto> {
    const { name, email, language } = (await invitedBy(this.db, token)) ?? notFound();
    return { name, email, language };
  }

  @Post('accept')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  acceptInvitation(@Param('token') token: string, @Body() { password }: AcceptInput): Promise<void> {
    return this.acceptOne.run(token, password);
  }
}
