import { Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { Documents, TakesFile } from '#libs/documents';
import { type Actor, type Clock, isId, notFound } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { IdDto } from './application.dto.js';
import { fileOf } from './around.repository.js';
import { AttachApplication } from './attach-application.js';
import { DetachApplication } from './detach-application.js';
import { demandAct, look, situationOf } from './take-application.js';

/** Papers of an application, each under the application's own check: another's file is not there (D21). */
@ApiTags('applications')
@Controller('api/applications/:id')
export class ApplicationFilesController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    private readonly attachApplication: AttachApplication,
    private readonly detachApplication: DetachApplication,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A multipart form with `file`, `kind` and, after submission, `questionId`. */
  @Post('files')
  @Can('application.write')
  @TakesFile()
  @ApiCreatedResponse({ type: IdDto })
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Request,
  ): Promise<IdDto> {
    demandAct('attach', await situationOf(this.db, actor, await look(this.db, actor, id), this.clock.now()));
    return this.documents.receive(request, (upload) => {
      const { kind = 'other', questionId } = upload.fields;
      return this.attachApplication.run(actor, id, {
        kind,
        questionId: questionId && isId(questionId) ? questionId : null,
        upload,
      });
    });
  }

  @Get('files/:fileId')
  @Can('application.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    await look(this.db, actor, id);
    const { documentId } = await fileOf(this.db, id, fileId);
    await this.documents.send(response, await this.documents.of(this.db, { kind: 'application', id }, documentId));
  }

  @Delete('files/:fileId')
  @HttpCode(204)
  @Can('application.write')
  @ApiNoContentResponse()
  detach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<void> {
    return this.detachApplication.run(actor, id, fileId);
  }

  /** The receipt as it was given. @throws 404 while the application is a draft. */
  @Get('receipt.pdf')
  @Can('application.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async receipt(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { receiptId } = await look(this.db, actor, id);
    if (!receiptId) notFound();
    await this.documents.send(response, await this.documents.of(this.db, { kind: 'application', id }, receiptId));
  }
}
