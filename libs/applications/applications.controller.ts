import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { csv, csvFile, Documents } from '#libs/documents';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database, languageOf } from '#libs/platform';
import { applicationColumns } from './application-export.js';
import { ApplicationPage, ApplicationsQuery } from './application-list.dto.js';
import { applicationPage, applicationRows } from './application-list.js';
import {
  ApplicationDto,
  IdDto,
  ReceiptDto,
  SavedDto,
  SaveApplicationDto,
  StartApplicationDto,
  SubmitApplicationDto,
} from './application.dto.js';
import { applicationView, receiptDto } from './application.view.js';
import { SaveApplication } from './save-application.js';
import { StartApplication } from './start-application.js';
import { SubmitApplication } from './submit-application.js';

/** What an organisation does with its application, and what both sides read. */
@ApiTags('applications')
@Controller('api/applications')
export class ApplicationsController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    private readonly startApplication: StartApplication,
    private readonly saveApplication: SaveApplication,
    private readonly submitApplication: SubmitApplication,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Can('application.read')
  @ApiOkResponse({ type: ApplicationPage })
  list(@CurrentActor() actor: Actor, @Query() query: ApplicationsQuery): Promise<ApplicationPage> {
    return applicationPage(this.db, actor, query);
  }

  /** The whole filter as a table for a spreadsheet (D24). */
  @Get('export.csv')
  @Can('application.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: ApplicationsQuery,
    @Res() response: Response,
  ): Promise<void> {
    const rows = await applicationRows(this.db, actor, query);
    const bytes = csv(rows, applicationColumns(actor, languageOf()), languageOf());
    this.documents.sendBytes(response, csvFile('applications.csv', bytes));
  }

  @Post()
  @Can('application.write')
  @ApiCreatedResponse({ type: IdDto })
  start(@CurrentActor() actor: Actor, @Body() input: StartApplicationDto): Promise<IdDto> {
    return this.startApplication.run(actor, input);
  }

  @Get(':id')
  @Can('application.read')
  @ApiOkResponse({ type: ApplicationDto })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ApplicationDto> {
    return applicationView(this.db, actor, id, this.clock.now());
  }

  @Patch(':id')
  @Can('application.write')
  @ApiOkResponse({ type: SavedDto })
  save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: SaveApplicationDto,
  ): Promise<SavedDto> {
    return this.saveApplication.run(actor, id, input);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Can('application.submit')
  @ApiOkResponse({ type: ReceiptDto })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: SubmitApplicationDto,
  ): Promise<ReceiptDto> {
    return receiptDto(await this.submitApplication.run(actor, id, input));
  }
}
