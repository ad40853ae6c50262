import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { IdField, InstantField, IntField, TextField } from '#libs/platform';

/** A document as lists show it; the bytes are under the owner's own route. */
export class UploadDto {
  @IdField() id!: string;
  @TextField() name!: string;
  @TextField() mime!: string;
  @IntField({ description: 'Bytes' }) size!: number;
  @TextField() sha256!: string;
  @InstantField() createdAt!: Date;
}

/** Says in OpenAPI that the route takes one file, in the field `file` of a multipart form. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
    }),
  );
