import type { INestApplicationContext } from '@nestjs/common';

export async function plant(_app: INestApplicationContext): Promise<void> {}
