import { Module } from '@nestjs/common';

@Module({})
export class PaymentsModule {}

export const entities: (new () => object)[] = [];
