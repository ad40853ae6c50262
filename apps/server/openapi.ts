import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { readSettings } from '#libs/platform';
import { createApp } from './app.js';

/** The API's own description, made from the controllers and their DTOs. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Aid office')
    .setDescription(
      'Amounts are whole cents of a euro. Days are YYYY-MM-DD; deadlines count in Europe/Paris. Errors are problem documents (RFC 9457).',
    )
    .setVersion('1')
    .addCookieAuth('aid_office')
    .build();
  return SwaggerModule.createDocument(app, about, { operationIdFactory: (_controller, method) => method });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const app = await createApp(readSettings(process.env));
  writeFileSync('openapi.json', `${JSON.stringify(describeApi(app), null, 2)}\n`);
  await app.close();
}
