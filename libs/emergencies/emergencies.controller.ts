import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor, Public } from '#libs/access';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database, IdField } from '#libs/platform';
import { CloseEmergency } from './close-emergency.js';
import { emergencyById, listEmergencies } from './emergencies.repository.js';
import { EmergenciesQuery, EmergencyDto, EmergencyPage, OpenEmergencyDto } from './emergency.dto.js';
import { emergencyDto } from './emergency.view.js';
import { OpenEmergency } from './open-emergency.js';

class OpenedEmergencyDto {
  @IdField() id!: string;
  @IdField() callId!: string;
}

@ApiTags('emergencies')
@Controller('api/emergencies')
export class EmergenciesController {
  constructor(
    private readonly db: Database,
    private readonly openEmergency: OpenEmergency,
    private readonly closeEmergency: CloseEmergency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: EmergencyPage })
  list(@CurrentActor() actor: Actor | undefined, @Query() query: EmergenciesQuery): Promise<EmergencyPage> {
    return listEmergencies(this.db, query, (row) => emergencyDto(row, actor, this.clock.now()));
  }

  @Get(':id')
  @Public()
  @ApiOkResponse({ type: EmergencyDto })
  async read(@CurrentActor() actor: Actor | undefined, @Param('id', ParseUUIDPipe) id: string): Promise<EmergencyDto> {
    return emergencyDto(await emergencyById(this.db, id), actor, this.clock.now());
  }

  @Post()
  @Can('emergency.open')
  @ApiCreatedResponse({ type: OpenedEmergencyDto })
  open(@CurrentActor() actor: Actor, @Body() input: OpenEmergencyDto): Promise<OpenedEmergencyDto> {
    return this.openEmergency.run(actor, input);
  }

  @Post(':id/close')
  @HttpCode(204)
  @Can('emergency.close')
  @ApiNoContentResponse()
  close(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.closeEmergency.run(actor, id);
  }
}
