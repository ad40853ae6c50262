import { Module } from '@nestjs/common';

@Module({})
export class EmergenciesModule {}

export const entities: (new () => object)[] = [];
