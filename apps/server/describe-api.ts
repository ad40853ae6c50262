import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

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
  const name = (controller: string, method: string) => `${controller.replace(/Controller$/, '')}_${method}`;
  return SwaggerModule.createDocument(app, about, { operationIdFactory: name });
}
