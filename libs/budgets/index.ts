import { Module } from '@nestjs/common';

@Module({})
export class BudgetsModule {}

export const entities: (new () => object)[] = [];
