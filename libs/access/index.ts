import { Module } from '@nestjs/common';

@Module({})
export class AccessModule {}

export const entities: (new () => object)[] = [];
