import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import { HappeningDto, timeline } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database, languageOf, type Page } from '#libs/platform';
import { ArchiveOrganisation } from './archive-organisation.js';
import { accountsOf } from './bank-accounts.repository.js';
import { ChangeOrganisation } from './change-organisation.js';
import {
  OrganisationChange,
  OrganisationDto,
  OrganisationInput,
  type OrganisationItemDto,
  OrganisationPage,
  OrganisationQuery,
  WithReason,
} from './organisation.dto.js';
import { itemView, organisationView } from './organisation.view.js';
import { PastGrantsDto } from './past-grant.dto.js';
import { pastGrantsView } from './past-grant.view.js';
import { pastGrants } from './past-grants.js';
import { listOrganisations, visibleOrganisation } from './organisations.repository.js';
import { RegisterOrganisation } from './register-organisation.js';
import { RestoreOrganisation } from './restore-organisation.js';

@ApiTags('organisations')
@Controller('api/organisations')
export class OrganisationsController {
  constructor(
    private readonly db: Database,
    private readonly registerOne: RegisterOrganisation,
    private readonly changeOne: ChangeOrganisation,
    private readonly archiveOne: ArchiveOrganisation,
    private readonly restoreOne: RestoreOrganisation,
  ) {}

  @Get()
  @Can('organisation.read')
  @ApiOkResponse({ type: OrganisationPage })
  listOrganisations(
    @CurrentActor() actor: Actor,
    @Query() query: OrganisationQuery,
  ): Promise<Page<OrganisationItemDto>> {
    return listOrganisations(this.db, actor, query, itemView(languageOf()));
  }

  @Post()
  @Can('organisation.register')
  @ApiCreatedResponse({ type: OrganisationDto })
  async registerOrganisation(@CurrentActor() actor: Actor, @Body() input: OrganisationInput): Promise<OrganisationDto> {
    return this.view(actor, await this.registerOne.run(actor, input));
  }

  @Get(':id')
  @Can('organisation.read')
  @ApiOkResponse({ type: OrganisationDto })
  showOrganisation(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OrganisationDto> {
    return this.view(actor, id);
  }

  @Patch(':id')
  @Can('organisation.change')
  @ApiOkResponse({ type: OrganisationDto })
  async changeOrganisation(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: OrganisationChange,
  ): Promise<OrganisationDto> {
    await this.changeOne.run(actor, id, input);
    return this.view(actor, id);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Can('organisation.archive')
  @ApiOkResponse({ type: OrganisationDto })
  async archiveOrganisation(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithReason,
  ): Promise<OrganisationDto> {
    await this.archiveOne.run(actor, id, reason);
    return this.view(actor, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('organisation.archive')
  @ApiOkResponse({ type: OrganisationDto })
  async restoreOrganisation(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrganisationDto> {
    await this.restoreOne.run(actor, id);
    return this.view(actor, id);
  }

  /** What happened to the organisation and its bank accounts. */
  @Get(':id/timeline')
  @Can('organisation.read')
  @ApiOkResponse({ type: [HappeningDto] })
  async organisationTimeline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<HappeningDto[]> {
    await visibleOrganisation(this.db, actor, id);
    const accounts = await accountsOf(this.db, id);
    const subjects = [
      { kind: 'organisation', id },
      ...accounts.map((account) => ({ kind: 'bank-account', id: account.id })),
    ];
    return timeline(this.db, subjects, languageOf());
  }

  /** What the organisation was given or refused before, from imported files. */
  @Get(':id/past-grants')
  @Can('past-grant.read')
  @ApiOkResponse({ type: PastGrantsDto })
  async organisationPastGrants(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PastGrantsDto> {
    await visibleOrganisation(this.db, actor, id);
    return pastGrantsView(await pastGrants(this.db, id), languageOf());
  }

  private async view(actor: Actor, id: string): Promise<OrganisationDto> {
    return organisationView(this.db, actor, await visibleOrganisation(this.db, actor, id), languageOf());
  }
}
