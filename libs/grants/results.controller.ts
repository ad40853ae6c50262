import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { CorrectResultGrant } from './correct-result-grant.js';
import { GrantIdDto } from './grant.dto.js';
import { RecordResultGrant } from './record-result-grant.js';
import { CorrectResultDto, GrantResultsDto, RecordResultDto, SetTargetsDto } from './result.dto.js';
import { showResults } from './results-view.js';
import { SetTargetsGrant } from './set-targets-grant.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What a grant promises and what its reports say of it. */
@ApiTags('grants')
@Controller('api/grants/:id')
export class ResultsController {
  constructor(
    private readonly db: Database,
    private readonly setting: SetTargetsGrant,
    private readonly recording: RecordResultGrant,
    private readonly correcting: CorrectResultGrant,
  ) {}

  @Get('results')
  @Can('grant.read')
  @ApiOkResponse({ type: GrantResultsDto })
  results(@CurrentActor() actor: Actor, @Id() id: string): Promise<GrantResultsDto> {
    return showResults(this.db, actor, id);
  }

  @Post('set-targets')
  @HttpCode(200)
  @Can('grant.tend')
  @ApiOkResponse({ type: GrantIdDto })
  setTargets(@CurrentActor() actor: Actor, @Id() id: string, @Body() input: SetTargetsDto): Promise<GrantIdDto> {
    return this.setting.run(actor, id, input);
  }

  @Post('record-result')
  @HttpCode(200)
  @Can('grant.record-result')
  @ApiOkResponse({ type: GrantIdDto })
  recordResult(@CurrentActor() actor: Actor, @Id() id: string, @Body() input: RecordResultDto): Promise<GrantIdDto> {
    return this.recording.run(actor, id, input);
  }

  @Post('correct-result')
  @HttpCode(200)
  @Can('grant.tend')
  @ApiOkResponse({ type: GrantIdDto })
  correctResult(@CurrentActor() actor: Actor, @Id() id: string, @Body() input: CorrectResultDto): Promise<GrantIdDto> {
    return this.correcting.run(actor, id, input);
  }
}
