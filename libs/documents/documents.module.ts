import { Global, Module } from '@nestjs/common';
import { Documents } from './documents.js';
import { PdfPrinter } from './pdf.js';

/** Global: every room keeps papers. */
@Global()
@Module({ providers: [Documents, PdfPrinter], exports: [Documents] })
export class DocumentsModule {}
