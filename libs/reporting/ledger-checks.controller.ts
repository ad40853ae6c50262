import { Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database, ListQuery } from '#libs/platform';
import { LedgerCheckDto, LedgerCheckIdDto, LedgerCheckPage } from './ledger-check.dto.js';
import { listChecks, showCheck } from './ledger-check-view.js';
import { RunLedgerCheck } from './run-ledger-check.js';

@ApiTags('reporting')
@Controller('api/ledger-checks')
export class LedgerChecksController {
  constructor(
    private readonly db: Database,
    private readonly running: RunLedgerCheck,
  ) {}

  @Get()
  @Can('ledger-check.read')
  @ApiOkResponse({ type: LedgerCheckPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<LedgerCheckPage> {
    return listChecks(this.db, actor, query);
  }

  @Get(':id')
  @Can('ledger-check.read')
  @ApiOkResponse({ type: LedgerCheckDto })
  show(@Param('id', ParseUUIDPipe) id: string): Promise<LedgerCheckDto> {
    return showCheck(this.db, id);
  }

  /** Asks for a check now; while one is not finished, answers that one. */
  @Post()
  @Can('ledger-check.run')
  @ApiCreatedResponse({ type: LedgerCheckIdDto })
  run(@CurrentActor() actor: Actor): Promise<LedgerCheckIdDto> {
    return this.running.run(actor);
  }
}
