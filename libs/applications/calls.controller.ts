import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor, Public } from '#libs/access';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { IdDto } from './application.dto.js';
import { CallDto, CallPage, CallsQuery, ChangeCallDto, CreateCallDto } from './call.dto.js';
import { callPage, callView } from './call.view.js';
import { ChangeCall } from './change-call.js';
import { CloseCall } from './close-call.js';
import { CreateCall } from './create-call.js';
import { OpenCall } from './open-call.js';

@ApiTags('calls')
@Controller('api/calls')
export class CallsController {
  constructor(
    private readonly db: Database,
    private readonly createCall: CreateCall,
    private readonly changeCall: ChangeCall,
    private readonly openCall: OpenCall,
    private readonly closeCall: CloseCall,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Calls: all of them for the office, those that were opened for everybody. */
  @Get()
  @Public()
  @ApiOkResponse({ type: CallPage })
  list(@CurrentActor() actor: Actor | undefined, @Query() query: CallsQuery): Promise<CallPage> {
    return callPage(this.db, actor, query, this.clock.now());
  }

  @Get(':id')
  @Public()
  @ApiOkResponse({ type: CallDto })
  read(@CurrentActor() actor: Actor | undefined, @Param('id', ParseUUIDPipe) id: string): Promise<CallDto> {
    return callView(this.db, actor, id, this.clock.now());
  }

  @Post()
  @Can('call.manage')
  @ApiCreatedResponse({ type: IdDto })
  create(@CurrentActor() actor: Actor, @Body() input: CreateCallDto): Promise<IdDto> {
    return this.createCall.run(actor, input);
  }

  @Patch(':id')
  @Can('call.manage')
  @ApiOkResponse({ type: CallDto })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ChangeCallDto,
  ): Promise<CallDto> {
    await this.changeCall.run(actor, id, input);
    return this.read(actor, id);
  }

  @Post(':id/open')
  @HttpCode(204)
  @Can('call.manage')
  @ApiNoContentResponse()
  open(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.openCall.run(actor, id);
  }

  @Post(':id/close')
  @HttpCode(204)
  @Can('call.manage')
  @ApiNoContentResponse()
  close(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.closeCall.run(actor, id);
  }
}
