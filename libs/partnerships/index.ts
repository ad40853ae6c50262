import { Module } from '@nestjs/common';

@Module({})
export class PartnershipsModule {}

export const entities: (new () => object)[] = [];
