export * from './csv.js';
export { originalText } from './safe-cell.js';
export * from './documents.js';
export { DocumentsModule } from './documents.module.js';
export { distinctNames } from './file-name.js';
export { UploadDto, TakesFile } from './document.dto.js';
export type { FileType } from './file-type.js';
export type { Upload } from './upload.js';
export { StoredDocument } from './stored-document.entity.js';
export * from './xlsx.js';

import { StoredDocument } from './stored-document.entity.js';

export const entities = [StoredDocument];
