import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor, SignedIn } from '#libs/access';
import { type Actor, refuse } from '#libs/kernel';
import { Database, IdempotencyKey } from '#libs/platform';
import { AmendBudgetLine } from './amend-budget-line.js';
import {
  AmendBudgetLineDto,
  AsOfQuery,
  BudgetLineDto,
  BudgetLineIdDto,
  BudgetLinePage,
  BudgetLineQuery,
  EntryPage,
  EntryQuery,
  ProgrammeDto,
  VoteBudgetLineDto,
} from './budget.dto.js';
import { listEntries, listLines, showLine } from './budget-lines.view.js';
import { programmes } from './budgets.repository.js';
import { VoteBudgetLine } from './vote-budget-line.js';

@ApiTags('budgets')
@Controller('api')
export class BudgetsController {
  constructor(
    private readonly db: Database,
    private readonly voting: VoteBudgetLine,
    private readonly amending: AmendBudgetLine,
  ) {}

  @Get('programmes')
  @SignedIn()
  @ApiOkResponse({ type: ProgrammeDto, isArray: true })
  async programmes(): Promise<ProgrammeDto[]> {
    return (await programmes(this.db)).map(({ id, code, name }) => ({ id, code, name }));
  }

  @Get('budget-lines')
  @Can('budget.read')
  @ApiOkResponse({ type: BudgetLinePage })
  list(@CurrentActor() actor: Actor, @Query() query: BudgetLineQuery): Promise<BudgetLinePage> {
    return listLines(this.db, actor, query);
  }

  @Get('budget-lines/:id')
  @Can('budget.read')
  @ApiOkResponse({ type: BudgetLineDto })
  show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { asOf }: AsOfQuery,
  ): Promise<BudgetLineDto> {
    return showLine(this.db, actor, id, asOf);
  }

  @Get('budget-lines/:id/entries')
  @Can('budget.read')
  @ApiOkResponse({ type: EntryPage })
  entries(@Param('id', ParseUUIDPipe) id: string, @Query() query: EntryQuery): Promise<EntryPage> {
    return listEntries(this.db, id, query);
  }

  @Post('budget-lines')
  @Can('budget-line.vote')
  @ApiCreatedResponse({ type: BudgetLineIdDto })
  vote(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Body() input: VoteBudgetLineDto,
  ): Promise<BudgetLineIdDto> {
    return this.voting.run(actor, input, key);
  }

  @Post('budget-lines/:id/amend')
  @Can('budget-line.amend')
  @ApiCreatedResponse({ type: BudgetLineIdDto })
  amend(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: AmendBudgetLineDto,
  ): Promise<BudgetLineIdDto> {
    if (input.amountCents === 0n) refuse('budget.amount-zero', {}, 422, 'amountCents');
    return this.amending.run(actor, id, input, key);
  }
}
