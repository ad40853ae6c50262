import { Module } from '@nestjs/common';

@Module({})
export class ReportingModule {}

export const entities: (new () => object)[] = [];
