import { Module } from '@nestjs/common';

@Module({})
export class DocumentsModule {}

export const entities: (new () => object)[] = [];
