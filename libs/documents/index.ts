export { type Column, csv, csvFile, csvType, machineCsv } from './csv.js';
export { originalText } from './safe-cell.js';
export { Documents, type DocumentFacts, type Owner } from './documents.js';
export { DocumentsModule } from './documents.module.js';
export { distinctNames } from './file-name.js';
export { UploadDto, TakesFile } from './document.dto.js';
export type { FileType } from './file-type.js';
export type { Upload } from './upload.js';
export { StoredDocument } from './stored-document.entity.js';
export { PassingFiles } from './passing-files.js';
export { csvWriter, type TableWriter } from './table-writer.js';
export { workbook } from './workbook.js';
export * from './xlsx.js';
export { XlsxWriter } from './xlsx-writer.js';

import { StoredDocument } from './stored-document.entity.js';

export const entities = [StoredDocument];
