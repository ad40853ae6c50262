import { Module } from '@nestjs/common';

@Module({})
export class ApplicationsModule {}

export const entities: (new () => object)[] = [];
