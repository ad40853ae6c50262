import { Global, Module } from '@nestjs/common';
import { Documents } from './documents.js';
import { PassingFiles } from './passing-files.js';
import { PdfPrinter } from './pdf.js';

/** Global: every room keeps papers. */
@Global()
@Module({ providers: [Documents, PassingFiles, PdfPrinter], exports: [Documents, PassingFiles] })
export class DocumentsModule {}
