import { Module } from '@nestjs/common';

@Module({})
export class ApprovalsModule {}

export const entities: (new () => object)[] = [];
