import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { IdempotencyKey } from '#libs/platform';
import { CaseDto, CasePage, CasesQueryDto, DecideDto, DecidedDto, GiveOpinionDto } from './approval.dto.js';
import { ApproveCase } from './approve-case.js';
import { CaseView } from './case-view.js';
import { GiveOpinion } from './give-opinion.js';
import { RefuseCase } from './refuse-case.js';
import { ReturnCase } from './return-case.js';

@ApiTags('approvals')
@Controller('api/approval-cases')
export class ApprovalsController {
  constructor(
    private readonly view: CaseView,
    private readonly opining: GiveOpinion,
    private readonly approving: ApproveCase,
    private readonly returning: ReturnCase,
    private readonly refusing: RefuseCase,
  ) {}

  @Get()
  @Can('approval.read')
  @ApiOkResponse({ type: CasePage })
  list(@CurrentActor() actor: Actor, @Query() query: CasesQueryDto): Promise<CasePage> {
    return this.view.list(actor, query);
  }

  @Get(':id')
  @Can('approval.read')
  @ApiOkResponse({ type: CaseDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CaseDto> {
    return this.view.show(actor, id);
  }

  @Post(':id/give-opinion')
  @HttpCode(200)
  @Can('approval.opine')
  @ApiOkResponse({ type: DecidedDto })
  giveOpinion(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() input: GiveOpinionDto,
  ): Promise<DecidedDto> {
    return this.opining.run(actor, id, input, key);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Can('approval.decide')
  @ApiOkResponse({ type: DecidedDto })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() input: DecideDto,
  ): Promise<DecidedDto> {
    return this.approving.run(actor, id, input, key);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Can('approval.decide')
  @ApiOkResponse({ type: DecidedDto })
  return(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() input: DecideDto,
  ): Promise<DecidedDto> {
    return this.returning.run(actor, id, input, key);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Can('approval.decide')
  @ApiOkResponse({ type: DecidedDto })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
    @Body() input: DecideDto,
  ): Promise<DecidedDto> {
    return this.refusing.run(actor, id, input, key);
  }
}
