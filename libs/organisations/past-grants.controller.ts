import { readFile } from 'node:fs/promises';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { csv, csvFile, Documents, TakesFile } from '#libs/documents';
import type { Actor } from '#libs/kernel';
import { Database, languageOf, type Page, words } from '#libs/platform';
import { ApplyPastGrantImport } from './apply-past-grant-import.js';
import { DiscardPastGrantImport } from './discard-past-grant-import.js';
import { MapPastGrantImport } from './map-past-grant-import.js';
import {
  ImportDto,
  type ImportItemDto,
  ImportPage,
  ImportQuery,
  ImportRowsDto,
  ImportRowsQuery,
  MappingInput,
} from './past-grant.dto.js';
import { PastGrantPreview } from './past-grant.preview.js';
import { importItem, importView, noteText, rowView } from './past-grant.view.js';
import { importById, listImports } from './past-grants.repository.js';
import { UploadPastGrantImport } from './upload-past-grant-import.js';

const ROWS = 100;
const Id = () => Param('id', ParseUUIDPipe);

/** Files of past grants on their way in: upload, preview, mapping, report. */
@ApiTags('organisations')
@Controller('api/past-grant-imports')
export class PastGrantsController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    private readonly preview: PastGrantPreview,
    private readonly uploadOne: UploadPastGrantImport,
    private readonly mapOne: MapPastGrantImport,
    private readonly applyOne: ApplyPastGrantImport,
    private readonly discardOne: DiscardPastGrantImport,
  ) {}

  @Get()
  @Can('past-grant-import.read')
  @ApiOkResponse({ type: ImportPage })
  listPastGrantImports(@Query() query: ImportQuery): Promise<Page<ImportItemDto>> {
    return listImports(this.db, query, (row) => importItem(row, languageOf()));
  }

  @Post()
  @Can('past-grant-import.upload')
  @TakesFile()
  @ApiCreatedResponse({ type: ImportDto })
  uploadPastGrantImport(@CurrentActor() actor: Actor, @Req() request: Request): Promise<ImportDto> {
    return this.documents.receive(
      request,
      async ({ name, path }) =>
        this.view(actor, await this.uploadOne.run(actor, { name, bytes: await readFile(path) })),
      { types: ['csv'] },
    );
  }

  @Get(':id')
  @Can('past-grant-import.read')
  @ApiOkResponse({ type: ImportDto })
  showPastGrantImport(@CurrentActor() actor: Actor, @Id() id: string): Promise<ImportDto> {
    return this.view(actor, id);
  }

  @Post(':id/map')
  @HttpCode(200)
  @Can('past-grant-import.upload')
  @ApiOkResponse({ type: ImportDto })
  async mapPastGrantImport(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() input: MappingInput,
  ): Promise<ImportDto> {
    await this.mapOne.run(actor, id, input);
    return this.view(actor, id);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Can('past-grant-import.upload')
  @ApiOkResponse({ type: ImportDto })
  async applyPastGrantImport(@CurrentActor() actor: Actor, @Id() id: string): Promise<ImportDto> {
    await this.applyOne.run(actor, id);
    return this.view(actor, id);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Can('past-grant-import.upload')
  @ApiOkResponse({ type: ImportDto })
  async discardPastGrantImport(@CurrentActor() actor: Actor, @Id() id: string): Promise<ImportDto> {
    await this.discardOne.run(actor, id);
    return this.view(actor, id);
  }

  /** Row by row, a hundred at a time: what is or would be taken, mended, refused, and why. */
  @Get(':id/rows')
  @Can('past-grant-import.read')
  @ApiOkResponse({ type: ImportRowsDto })
  async listPastGrantImportRows(@Id() id: string, @Query() { verdict, from }: ImportRowsQuery): Promise<ImportRowsDto> {
    const all = await this.preview.report(this.db, await importById(this.db, id));
    const wanted = all.filter((row) => !verdict || row.verdict === verdict);
    const start = wanted.findIndex((row) => row.line >= (from ?? 0));
    const shown = start < 0 ? [] : wanted.slice(start, start + ROWS + 1);
    const items = shown.slice(0, ROWS).map((row) => rowView(row, languageOf()));
    return { items, total: wanted.length, nextLine: shown[ROWS]?.line ?? null };
  }

  @Get(':id/report.csv')
  @Can('past-grant-import.read')
  @ApiProduces('text/csv')
  async pastGrantImportReport(@Id() id: string, @Res() response: Response): Promise<void> {
    const row = await importById(this.db, id);
    const language = languageOf();
    const bytes = csv(
      await this.preview.report(this.db, row),
      [
        { heading: words(language, 'past-grant-report.line'), value: (r) => r.line },
        {
          heading: words(language, 'past-grant-report.verdict'),
          value: (r) => words(language, `past-grant.verdict.${r.verdict}`),
        },
        { heading: words(language, 'past-grant.target.beneficiary'), value: (r) => r.beneficiary },
        { heading: words(language, 'past-grant.target.year'), value: (r) => r.year },
        { heading: words(language, 'past-grant.target.amount'), value: (r) => r.amountCents },
        {
          heading: words(language, 'past-grant-report.why'),
          value: (r) => r.notes.map((note) => noteText(language, note)).join(' '),
        },
      ],
      language,
    );
    this.documents.sendBytes(response, csvFile(`${row.file_name.replace(/\.\w+$/, '')}-report.csv`, bytes));
  }

  private async view(actor: Actor, id: string): Promise<ImportDto> {
    const row = await importById(this.db, id);
    const [source, judged] = await Promise.all([this.preview.source(this.db, row), this.preview.report(this.db, row)]);
    return importView(this.db, { actor, row, source, judged, language: languageOf() });
  }
}
