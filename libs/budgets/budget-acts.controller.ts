import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { Approvals } from '#libs/approvals';
import { Documents, TakesFile } from '#libs/documents';
import type { Actor } from '#libs/kernel';
import { Database, IdempotencyKey } from '#libs/platform';
import { AdoptBudgetAct } from './adopt-budget-act.js';
import { AttachBudgetAct } from './attach-budget-act.js';
import {
  AdoptBudgetActDto,
  AdoptedBudgetActDto,
  BudgetActDto,
  BudgetActIdDto,
  BudgetActPage,
  BudgetActQuery,
  ChangeBudgetActDto,
  DraftBudgetActDto,
  WithdrawBudgetActDto,
} from './budget-act.dto.js';
import { listBudgetActs, showBudgetAct } from './budget-acts.view.js';
import { DraftBudgetAct } from './draft-budget-act.js';
import { SubmitBudgetAct } from './submit-budget-act.js';
import { WithdrawBudgetAct } from './withdraw-budget-act.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Votes, amending votes, moves between lines: rules 3.7 to 3.13. */
@ApiTags('budgets')
@Controller('api')
export class BudgetActsController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    private readonly approvals: Approvals,
    private readonly drafting: DraftBudgetAct,
    private readonly attaching: AttachBudgetAct,
    private readonly submitting: SubmitBudgetAct,
    private readonly adopting: AdoptBudgetAct,
    private readonly withdrawing: WithdrawBudgetAct,
  ) {}

  @Get('budget-acts')
  @Can('budget.read')
  @ApiOkResponse({ type: BudgetActPage })
  list(@CurrentActor() actor: Actor, @Query() query: BudgetActQuery): Promise<BudgetActPage> {
    return listBudgetActs(this.db, actor, query);
  }

  /** Account numbers with the days on which they hold. */

  @Get('budget-acts/:id')
  @Can('budget.read')
  @ApiOkResponse({ type: BudgetActDto })
  show(@CurrentActor() actor: Actor, @Id() id: string): Promise<BudgetActDto> {
    return showBudgetAct(this.db, this.approvals, actor, id);
  }

  @Get('budget-acts/:id/documents/:documentId')
  @Can('budget.read')
  @ApiProduces('application/octet-stream')
  async document(@Id() id: string, @Param('documentId', ParseUUIDPipe) documentId: string, @Res() response: Response) {
    const document = await this.documents.of(this.db, { kind: 'budget-act', id }, documentId);
    await this.documents.send(response, document);
  }

  @Post('budget-acts')
  @Can('budget-act.draft')
  @ApiCreatedResponse({ type: BudgetActIdDto })
  draft(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body() input: DraftBudgetActDto) {
    return this.drafting.run(actor, input, key);
  }

  @Put('budget-acts/:id')
  @Can('budget-act.draft')
  @ApiOkResponse({ type: BudgetActIdDto })
  change(@CurrentActor() actor: Actor, @Id() id: string, @Body() input: ChangeBudgetActDto): Promise<BudgetActIdDto> {
    return this.drafting.change(actor, id, input);
  }

  @Post('budget-acts/:id/attach')
  @Can('budget-act.draft')
  @HttpCode(200)
  @TakesFile()
  @ApiOkResponse({ type: BudgetActIdDto })
  async attach(@CurrentActor() actor: Actor, @Id() id: string, @Req() request: Request): Promise<BudgetActIdDto> {
    await this.attaching.check(actor, id);
    const types = ['pdf', 'jpeg', 'png'] as const;
    return this.documents.receive(request, (upload) => this.attaching.run(actor, id, { upload }), {
      types: [...types],
    });
  }

  @Post('budget-acts/:id/submit')
  @Can('budget-act.draft')
  @ApiCreatedResponse({ type: BudgetActIdDto })
  submit(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() input: AdoptBudgetActDto,
  ) {
    return this.submitting.run(actor, id, input, key);
  }

  @Post('budget-acts/:id/adopt')
  @Can('budget-act.adopt')
  @ApiCreatedResponse({ type: AdoptedBudgetActDto })
  adopt(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() input: AdoptBudgetActDto,
  ) {
    return this.adopting.run(actor, id, input, key);
  }

  @Post('budget-acts/:id/withdraw')
  @Can('budget-act.draft')
  @HttpCode(200)
  @ApiOkResponse({ type: BudgetActIdDto })
  withdraw(@CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: WithdrawBudgetActDto) {
    return this.withdrawing.run(actor, id, reason);
  }
}
