import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HappeningDto, timeline } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database, languageOf, type Page } from '#libs/platform';
import { Can, CurrentActor } from './access.guard.js';
import { AddPerson } from './add-person.js';
import { ClosePerson } from './close-person.js';
import { GiveRole } from './give-role.js';
import { InvitePerson } from './invite-person.js';
import {
  CloseInput,
  PersonDto,
  PersonInput,
  type PersonItemDto,
  PersonPage,
  PersonQuery,
  RoleInput,
} from './person.dto.js';
import { personItem, personView, scopesIn } from './person.view.js';
import { listPeople, visiblePerson } from './people.list.js';
import { ReopenPerson } from './reopen-person.js';
import { scopeNames } from './scope-names.js';
import { TakeRole } from './take-role.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Who may come in, and as what. */
@ApiTags('access')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly db: Database,
    private readonly addOne: AddPerson,
    private readonly inviteOne: InvitePerson,
    private readonly giveOne: GiveRole,
    private readonly takeOne: TakeRole,
    private readonly closeOne: ClosePerson,
    private readonly reopenOne: ReopenPerson,
  ) {}

  @Get()
  @Can('person.read')
  @ApiOkResponse({ type: PersonPage })
  async listPeople(@CurrentActor() actor: Actor, @Query() query: PersonQuery): Promise<Page<PersonItemDto>> {
    const page = await listPeople(this.db, actor, query, (row) => row);
    const names = await scopeNames(this.db, scopesIn(page.items));
    return { ...page, items: page.items.map((row) => personItem(row, names, languageOf())) };
  }

  @Post()
  @Can('person.add')
  @ApiCreatedResponse({ type: PersonDto })
  async addPerson(@CurrentActor() actor: Actor, @Body() input: PersonInput): Promise<PersonDto> {
    return this.view(actor, await this.addOne.run(actor, input));
  }

  @Get(':id')
  @Can('person.read')
  @ApiOkResponse({ type: PersonDto })
  showPerson(@CurrentActor() actor: Actor, @Id() id: string): Promise<PersonDto> {
    return this.view(actor, id);
  }

  @Get(':id/timeline')
  @Can('person.read')
  @ApiOkResponse({ type: [HappeningDto] })
  async personTimeline(@CurrentActor() actor: Actor, @Id() id: string): Promise<HappeningDto[]> {
    await visiblePerson(this.db, actor, id);
    return timeline(this.db, [{ kind: 'person', id }], languageOf());
  }

  @Post(':id/invite')
  @HttpCode(200)
  @Can('person.invite')
  @ApiOkResponse({ type: PersonDto })
  async invitePerson(@CurrentActor() actor: Actor, @Id() id: string): Promise<PersonDto> {
    await this.inviteOne.run(actor, id);
    return this.view(actor, id);
  }

  @Post(':id/give-role')
  @HttpCode(200)
  @Can('person.give-role')
  @ApiOkResponse({ type: PersonDto })
  async giveRole(@CurrentActor() actor: Actor, @Id() id: string, @Body() input: RoleInput): Promise<PersonDto> {
    await this.giveOne.run(actor, id, input);
    return this.view(actor, id);
  }

  /** 404 when the person does not hold it. Afterwards the person may be out of sight, so nothing is answered. */
  @Post(':id/take-role')
  @HttpCode(204)
  @Can('person.take-role')
  takeRole(@CurrentActor() actor: Actor, @Id() id: string, @Body() input: RoleInput): Promise<void> {
    return this.takeOne.run(actor, id, input);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Can('person.close')
  @ApiOkResponse({ type: PersonDto })
  async closePerson(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() { reason }: CloseInput,
  ): Promise<PersonDto> {
    await this.closeOne.run(actor, id, reason);
    return this.view(actor, id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Can('person.close')
  @ApiOkResponse({ type: PersonDto })
  async reopenPerson(@CurrentActor() actor: Actor, @Id() id: string): Promise<PersonDto> {
    await this.reopenOne.run(actor, id);
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: string): Promise<PersonDto> {
    return personView(this.db, actor, await visiblePerson(this.db, actor, id), languageOf());
  }
}
