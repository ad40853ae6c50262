import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { csvType, PassingFiles, xlsxType } from '#libs/documents';
import { type Actor, notFound } from '#libs/kernel';
import { Database, IdempotencyKey, ListQuery } from '#libs/platform';
import { LedgerExportDto, LedgerExportIdDto, LedgerExportPage, RunLedgerExportDto } from './ledger-export.dto.js';
import { exportName, listExports, showExport } from './ledger-export-view.js';
import { exportById, fileOf } from './ledger-exports.repository.js';
import { RunLedgerExport } from './run-ledger-export.js';

/** Whoever may read the whole ledger may take it along: asking for a file changes nothing of it. */
@ApiTags('reporting')
@Controller('api/ledger-exports')
@Can('ledger-export.read')
export class LedgerExportsController {
  constructor(
    private readonly db: Database,
    private readonly files: PassingFiles,
    private readonly running: RunLedgerExport,
  ) {}

  @Get()
  @ApiOkResponse({ type: LedgerExportPage })
  list(@Query() query: ListQuery): Promise<LedgerExportPage> {
    return listExports(this.db, query);
  }

  @Get(':id')
  @ApiOkResponse({ type: LedgerExportDto })
  show(@Param('id', ParseUUIDPipe) id: string): Promise<LedgerExportDto> {
    return showExport(this.db, id);
  }

  /** The file, while it is kept. */
  @Get(':id/file')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  async file(@Param('id', ParseUUIDPipe) id: string, @Res() response: Response): Promise<void> {
    const made = await exportById(this.db, id);
    if (made?.state !== 'ready') return notFound();
    const mime = made.format === 'csv' ? csvType : xlsxType;
    await this.files.send(response, fileOf(made), { name: exportName(made), mime });
  }

  @Post()
  @ApiCreatedResponse({ type: LedgerExportIdDto })
  run(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body() input: RunLedgerExportDto) {
    return this.running.run(actor, input, key);
  }
}
