import { Global, Module } from '@nestjs/common';
import { HistoryRow } from './history.entity.js';
import { Relay } from './relay.js';

@Global()
@Module({ providers: [Relay], exports: [Relay] })
export class HistoryModule {}

export const entities = [HistoryRow];
export { record, recordBy, type Happening } from './record.js';
export { eventById, type HistoryEvent, Relay } from './relay.js';
export { HappeningDto, timeline } from './timeline.js';
