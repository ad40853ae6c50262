import { Module } from '@nestjs/common';
import { CloseEmergency } from './close-emergency.js';
import { EmergenciesController } from './emergencies.controller.js';
import { OpenEmergency } from './open-emergency.js';

@Module({
  controllers: [EmergenciesController],
  providers: [OpenEmergency, CloseEmergency],
  exports: [OpenEmergency, CloseEmergency],
})
export class EmergenciesModule {}
