import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import { type Actor, refuse } from '#libs/kernel';
import { Database, IdempotencyKey, ListQuery } from '#libs/platform';
import { AmendAuthority } from './amend-authority.js';
import {
  AmendAuthorityDto,
  AuthorityDto,
  AuthorityEntryPage,
  AuthorityIdDto,
  AuthorityPage,
  AuthorityQuery,
  LapseAuthorityDto,
  PlanAuthorityDto,
  VoteAuthorityDto,
} from './authority.dto.js';
import { listAuthorities, listAuthorityEntries, showAuthority } from './authorities.view.js';
import { LapseAuthority } from './lapse-authority.js';
import { PlanAuthority } from './plan-authority.js';
import { VoteAuthority } from './vote-authority.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Commitment authorities: rules 3.10 and 3.11. */
@ApiTags('budgets')
@Controller('api/authorities')
export class AuthoritiesController {
  constructor(
    private readonly db: Database,
    private readonly voting: VoteAuthority,
    private readonly planning: PlanAuthority,
    private readonly amending: AmendAuthority,
    private readonly lapsing: LapseAuthority,
  ) {}

  @Get()
  @Can('budget.read')
  @ApiOkResponse({ type: AuthorityPage })
  list(@CurrentActor() actor: Actor, @Query() query: AuthorityQuery): Promise<AuthorityPage> {
    return listAuthorities(this.db, actor, query);
  }

  @Get(':id')
  @Can('budget.read')
  @ApiOkResponse({ type: AuthorityDto })
  show(@CurrentActor() actor: Actor, @Id() id: string): Promise<AuthorityDto> {
    return showAuthority(this.db, actor, id);
  }

  @Get(':id/entries')
  @Can('budget.read')
  @ApiOkResponse({ type: AuthorityEntryPage })
  entries(@Id() id: string, @Query() query: ListQuery): Promise<AuthorityEntryPage> {
    return listAuthorityEntries(this.db, id, query);
  }

  @Post()
  @Can('authority.vote')
  @ApiCreatedResponse({ type: AuthorityIdDto })
  vote(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body() input: VoteAuthorityDto) {
    return this.voting.run(actor, input, key);
  }

  @Post(':id/plan')
  @Can('authority.plan')
  @ApiCreatedResponse({ type: AuthorityIdDto })
  plan(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Id() id: string, @Body() input: PlanAuthorityDto) {
    return this.planning.run(actor, id, input.plan, key);
  }

  @Post(':id/amend')
  @Can('authority.amend')
  @ApiCreatedResponse({ type: AuthorityIdDto })
  amend(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() input: AmendAuthorityDto,
  ) {
    if (input.amountCents === 0n) refuse('budget.amount-zero', {}, 422, 'amountCents');
    return this.amending.run(actor, id, input, key);
  }

  @Post(':id/lapse')
  @Can('authority.lapse')
  @ApiCreatedResponse({ type: AuthorityIdDto })
  lapse(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() input: LapseAuthorityDto,
  ) {
    return this.lapsing.run(actor, id, input, key);
  }
}
