import { Module } from '@nestjs/common';

@Module({})
export class OrganisationsModule {}

export const entities: (new () => object)[] = [];
