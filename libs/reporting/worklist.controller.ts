import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '#libs/access';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { WorklistPage, WorklistQuery } from './worklist.dto.js';
import { worklist } from './worklist.js';

@ApiTags('reporting')
@Controller('api/worklist')
export class WorklistController {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What waits for me; each row is there because I may do its act. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: WorklistPage })
  list(@CurrentActor() actor: Actor, @Query() query: WorklistQuery): Promise<WorklistPage> {
    return worklist(this.db, actor, query, this.clock.now());
  }
}
