import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { Documents, TakesFile } from '#libs/documents';
import type { Actor } from '#libs/kernel';
import { IdempotencyKey } from '#libs/platform';
import { AbandonGrant } from './abandon-grant.js';
import { CloseGrant } from './close-grant.js';
import { ConfirmCondition } from './confirm-condition.js';
import { DrawUpGrant } from './draw-up-grant.js';
import { GiveSignedGrant } from './give-signed-grant.js';
import {
  AbandonGrantDto,
  ConfirmConditionDto,
  DrawUpGrantDto,
  GrantIdDto,
  ProposeGrantDto,
  ReviseGrantDto,
} from './grant.dto.js';
import { ProposeGrant } from './propose-grant.js';
import { ReviseGrant } from './revise-grant.js';
import { SignGrant } from './sign-grant.js';

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('grants')
@Controller('api/grants')
export class GrantActsController {
  constructor(
    private readonly proposing: ProposeGrant,
    private readonly revising: ReviseGrant,
    private readonly drawingUp: DrawUpGrant,
    private readonly givingSigned: GiveSignedGrant,
    private readonly signing: SignGrant,
    private readonly confirming: ConfirmCondition,
    private readonly closing: CloseGrant,
    private readonly abandoning: AbandonGrant,
    private readonly documents: Documents,
  ) {}

  @Post()
  @Can('grant.propose')
  @ApiCreatedResponse({ type: GrantIdDto })
  propose(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body() input: ProposeGrantDto) {
    return this.proposing.run(actor, input, key);
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Can('grant.propose')
  @ApiOkResponse({ type: GrantIdDto })
  revise(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Id() id: string, @Body() input: ReviseGrantDto) {
    return this.revising.run(actor, id, input, key);
  }

  @Post(':id/draw-up')
  @HttpCode(200)
  @Can('grant.tend')
  @ApiOkResponse({ type: GrantIdDto })
  drawUp(@CurrentActor() actor: Actor, @Id() id: string, @Body() { language, keepsUnspent }: DrawUpGrantDto) {
    return this.drawingUp.run(actor, id, { language, keepsUnspent: keepsUnspent ?? false });
  }

  @Post(':id/give-signed')
  @HttpCode(200)
  @Can('grant.give-signed')
  @TakesFile()
  @ApiOkResponse({ type: GrantIdDto })
  async giveSigned(@CurrentActor() actor: Actor, @Id() id: string, @Req() request: Request): Promise<GrantIdDto> {
    await this.givingSigned.check(actor, id);
    return this.documents.receive(request, (upload) => this.givingSigned.run(actor, id, { upload }), {
      types: ['pdf', 'jpeg', 'png'],
    });
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Can('grant.sign')
  @ApiOkResponse({ type: GrantIdDto })
  sign(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.signing.run(actor, id);
  }

  @Post(':id/confirm-condition')
  @HttpCode(200)
  @Can('grant.tend')
  @ApiOkResponse({ type: GrantIdDto })
  confirmCondition(@CurrentActor() actor: Actor, @Id() id: string, @Body() input: ConfirmConditionDto) {
    return this.confirming.run(actor, id, input);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Can('grant.tend')
  @ApiOkResponse({ type: GrantIdDto })
  close(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.closing.run(actor, id);
  }

  @Post(':id/abandon')
  @HttpCode(200)
  @Can('grant.abandon')
  @ApiOkResponse({ type: GrantIdDto })
  abandon(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() { reason }: AbandonGrantDto,
  ) {
    return this.abandoning.run(actor, id, reason, key);
  }
}
