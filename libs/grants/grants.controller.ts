import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { Approvals } from '#libs/approvals';
import { Documents } from '#libs/documents';
import { type Actor, type Clock, notFound, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { maySee } from './grant-access.js';
import { GrantDto, GrantPage, GrantQuery, PlannedInstalmentDto, ProposalDto, SplitQuery } from './grant.dto.js';
import { exportGrants } from './grant-export.js';
import { listGrants } from './grant-list.js';
import { showGrant } from './grant-view.js';
import { grantById } from './grants.repository.js';
import { equalInstalments } from './instalment-plan.js';
import { showProposal } from './proposal-view.js';

/** Reading grants. What is done to them: `grant-acts.controller.ts`. */
@ApiTags('grants')
@Controller('api/grants')
export class GrantsController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    private readonly approvals: Approvals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Can('grant.read')
  @ApiOkResponse({ type: GrantPage })
  list(@CurrentActor() actor: Actor, @Query() query: GrantQuery): Promise<GrantPage> {
    return listGrants(this.db, actor, query);
  }

  @Get('export.csv')
  @Can('grant.read')
  @ApiProduces('text/csv')
  async csv(@CurrentActor() actor: Actor, @Query() query: GrantQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await exportGrants(this.db, actor, query, 'csv'));
  }

  @Get('export.xlsx')
  @Can('grant.read')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  async xlsx(@CurrentActor() actor: Actor, @Query() query: GrantQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await exportGrants(this.db, actor, query, 'xlsx'));
  }

  /** Equal instalments with their dates (D08), to be changed by hand before the grant is proposed. */
  @Get('split')
  @Can('grant.propose')
  @ApiOkResponse({ type: PlannedInstalmentDto, isArray: true })
  split(@Query() { amountCents, count, firstOn, monthsApart }: SplitQuery): PlannedInstalmentDto[] {
    return equalInstalments(BigInt(amountCents), count, firstOn, monthsApart ?? 1);
  }

  @Get('proposal/:applicationId')
  @Can('grant.propose')
  @ApiOkResponse({ type: ProposalDto })
  proposal(@Param('applicationId', ParseUUIDPipe) id: string): Promise<ProposalDto> {
    return showProposal(this.db, id, today(this.clock));
  }

  @Get(':id')
  @Can('grant.read')
  @ApiOkResponse({ type: GrantDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<GrantDto> {
    return showGrant(this.db, { actor, id, today: today(this.clock), approvals: this.approvals });
  }

  @Get(':id/agreement')
  @Can('grant.read')
  @ApiProduces('application/pdf')
  agreement(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res() response: Response) {
    return this.send(actor, id, 'agreementId', response);
  }

  @Get(':id/signed-copy')
  @Can('grant.read')
  @ApiProduces('application/pdf')
  signedCopy(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res() response: Response) {
    return this.send(actor, id, 'signedCopyId', response);
  }

  private async send(
    actor: Actor,
    id: string,
    which: 'agreementId' | 'signedCopyId',
    response: Response,
  ): Promise<void> {
    const grant = await grantById(this.db, id);
    const documentId = maySee(actor, grant) ? grant[which] : null;
    if (!documentId) return notFound();
    await this.documents.send(response, await this.documents.of(this.db, { kind: 'grant', id }, documentId));
  }
}
