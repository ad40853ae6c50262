import { Module } from '@nestjs/common';

@Module({})
export class GrantsModule {}

export const entities: (new () => object)[] = [];
