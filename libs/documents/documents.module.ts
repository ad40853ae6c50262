import { Global, Module } from '@nestjs/common';
import { Documents } from './documents.js';
import { Orphans } from './orphans.js';
import { PassingFiles } from './passing-files.js';
import { PdfPrinter } from './pdf.js';

/** Global: every room keeps papers. */
@Global()
@Module({ providers: [Documents, Orphans, PassingFiles, PdfPrinter], exports: [Documents, PassingFiles] })
export class DocumentsModule {}
