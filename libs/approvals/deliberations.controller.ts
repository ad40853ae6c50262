import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { IdempotencyKey } from '#libs/platform';
import {
  DateDeliberationDto,
  DeliberationDto,
  DeliberationIdDto,
  DeliberationPage,
  DeliberationsQueryDto,
  RecordDeliberationDto,
} from './deliberation.dto.js';
import { DeliberationView } from './deliberation-view.js';
import { NotifyDeliberation } from './notify-deliberation.js';
import { PublishDeliberation } from './publish-deliberation.js';
import { RecordDeliberation } from './record-deliberation.js';
import { TransmitDeliberation } from './transmit-deliberation.js';

@ApiTags('approvals')
@Controller('api/deliberations')
export class DeliberationsController {
  constructor(
    private readonly view: DeliberationView,
    private readonly recording: RecordDeliberation,
    private readonly transmitting: TransmitDeliberation,
    private readonly publishing: PublishDeliberation,
    private readonly notifying: NotifyDeliberation,
  ) {}

  @Get()
  @Can('deliberation.read')
  @ApiOkResponse({ type: DeliberationPage })
  list(@CurrentActor() actor: Actor, @Query() query: DeliberationsQueryDto): Promise<DeliberationPage> {
    return this.view.list(actor, query);
  }

  @Get(':id')
  @Can('deliberation.read')
  @ApiOkResponse({ type: DeliberationDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DeliberationDto> {
    return this.view.show(actor, id);
  }

  @Post()
  @Can('deliberation.record')
  @ApiCreatedResponse({ type: DeliberationIdDto })
  record(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Body() input: RecordDeliberationDto,
  ): Promise<DeliberationIdDto> {
    return this.recording.run(actor, input, key);
  }

  @Post(':id/transmit')
  @HttpCode(204)
  @Can('deliberation.record')
  @ApiNoContentResponse()
  transmit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() input: DateDeliberationDto,
  ): Promise<void> {
    return this.transmitting.run(actor, id, input, key);
  }

  @Post(':id/publish')
  @HttpCode(204)
  @Can('deliberation.record')
  @ApiNoContentResponse()
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() input: DateDeliberationDto,
  ): Promise<void> {
    return this.publishing.run(actor, id, input, key);
  }

  @Post(':id/notify')
  @HttpCode(204)
  @Can('deliberation.record')
  @ApiNoContentResponse()
  notify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() input: DateDeliberationDto,
  ): Promise<void> {
    return this.notifying.run(actor, id, input, key);
  }
}
