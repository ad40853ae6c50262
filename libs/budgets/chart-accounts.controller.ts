import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database, IdempotencyKey } from '#libs/platform';
import { AddChartAccount } from './add-chart-account.js';
import {
  AddChartAccountDto,
  ChartAccountIdDto,
  ChartAccountPage,
  ChartAccountQuery,
  RetireChartAccountDto,
} from './chart-account.dto.js';
import { listChart } from './chart-accounts.repository.js';
import { RetireChartAccount } from './retire-chart-account.js';

/** The account numbers, as settings of the city: rules 3.7, 3.8. */
@ApiTags('budgets')
@Controller('api/chart-accounts')
export class ChartAccountsController {
  constructor(
    private readonly db: Database,
    private readonly adding: AddChartAccount,
    private readonly retiring: RetireChartAccount,
  ) {}

  @Get()
  @Can('chart-account.read')
  @ApiOkResponse({ type: ChartAccountPage })
  list(@CurrentActor() actor: Actor, @Query() query: ChartAccountQuery): Promise<ChartAccountPage> {
    return listChart(this.db, actor, query);
  }

  @Post()
  @Can('chart-account.add')
  @ApiCreatedResponse({ type: ChartAccountIdDto })
  add(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body() input: AddChartAccountDto) {
    return this.adding.run(actor, input, key);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Can('chart-account.retire')
  @ApiOkResponse({ type: ChartAccountIdDto })
  retire(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() { lastDay }: RetireChartAccountDto,
  ) {
    return this.retiring.run(actor, id, lastDay, key);
  }
}
