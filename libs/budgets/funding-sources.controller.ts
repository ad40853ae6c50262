import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database, IdempotencyKey } from '#libs/platform';
import { FundingSourceDto, RecordedRevenueDto, RecordRevenueDto, SourceYearQuery } from './funding-source.dto.js';
import { listSources } from './funding-sources.view.js';
import { RecordRevenueFundingSource } from './record-revenue-funding-source.js';

@ApiTags('budgets')
@Controller('api/funding-sources')
export class FundingSourcesController {
  constructor(
    private readonly db: Database,
    private readonly recording: RecordRevenueFundingSource,
  ) {}

  /** The few sources that the law knows, all of them. */
  @Get()
  @Can('budget.read')
  @ApiOkResponse({ type: FundingSourceDto, isArray: true })
  list(@CurrentActor() actor: Actor, @Query() { year }: SourceYearQuery): Promise<FundingSourceDto[]> {
    return listSources(this.db, actor, year);
  }

  @Post(':code/record-revenue')
  @HttpCode(200)
  @Can('funding-source.record-revenue')
  @ApiOkResponse({ type: RecordedRevenueDto })
  recordRevenue(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('code') code: string,
    @Body() input: RecordRevenueDto,
  ): Promise<RecordedRevenueDto> {
    return this.recording.run(actor, code, input, key);
  }
}
