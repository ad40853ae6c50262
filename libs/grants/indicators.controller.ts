import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { AddIndicator } from './add-indicator.js';
import { AddIndicatorDto, IndicatorIdDto, IndicatorPage, IndicatorQuery, RetireIndicatorDto } from './indicator.dto.js';
import { listIndicators } from './indicators.repository.js';
import { RetireIndicator } from './retire-indicator.js';

@ApiTags('grants')
@Controller('api/indicators')
export class IndicatorsController {
  constructor(
    private readonly db: Database,
    private readonly adding: AddIndicator,
    private readonly retiring: RetireIndicator,
  ) {}

  @Get()
  @Can('indicator.read')
  @ApiOkResponse({ type: IndicatorPage })
  list(@CurrentActor() actor: Actor, @Query() query: IndicatorQuery): Promise<IndicatorPage> {
    return listIndicators(this.db, actor, query);
  }

  @Post()
  @Can('indicator.add')
  @ApiCreatedResponse({ type: IndicatorIdDto })
  add(@CurrentActor() actor: Actor, @Body() input: AddIndicatorDto): Promise<IndicatorIdDto> {
    return this.adding.run(actor, input);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Can('indicator.retire')
  @ApiOkResponse({ type: IndicatorIdDto })
  retire(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RetireIndicatorDto,
  ): Promise<IndicatorIdDto> {
    return this.retiring.run(actor, id, reason);
  }
}
