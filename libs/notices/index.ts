import { Module } from '@nestjs/common';

@Module({})
export class NoticesModule {}

export const entities: (new () => object)[] = [];
