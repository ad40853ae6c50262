import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor, SignedIn } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import {
  AsOfQuery,
  BudgetLineDto,
  BudgetLinePage,
  BudgetLineQuery,
  EntryPage,
  EntryQuery,
  ProgrammeDto,
} from './budget.dto.js';
import { BudgetTreeDto, BudgetTreeQuery } from './budget-tree.dto.js';
import { budgetTree } from './budget-tree.view.js';
import { listEntries, listLines, showLine } from './budget-lines.view.js';
import { programmes } from './budgets.repository.js';

@ApiTags('budgets')
@Controller('api')
export class BudgetsController {
  constructor(private readonly db: Database) {}

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

  @Get('budget-tree')
  @Can('budget.read')
  @ApiOkResponse({ type: BudgetTreeDto })
  tree(@Query() query: BudgetTreeQuery): Promise<BudgetTreeDto> {
    return budgetTree(this.db, query);
  }

  @Get('budget-lines/:id')
  @Can('budget.read')
  @ApiOkResponse({ type: BudgetLineDto })
  show(@Param('id', ParseUUIDPipe) id: string, @Query() { asOf }: AsOfQuery): Promise<BudgetLineDto> {
    return showLine(this.db, id, asOf);
  }

  @Get('budget-lines/:id/entries')
  @Can('budget.read')
  @ApiOkResponse({ type: EntryPage })
  entries(@Param('id', ParseUUIDPipe) id: string, @Query() query: EntryQuery): Promise<EntryPage> {
    return listEntries(this.db, id, query);
  }
}
