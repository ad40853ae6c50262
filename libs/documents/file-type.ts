import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** What people may send, by short name. What it is, its bytes say; the name and the header are the sender's word only. */
const TYPES = {
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  jpeg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { mime: 'image/png', extensions: ['png'] },
  docx: { mime: `${OFFICE}.wordprocessingml.document`, extensions: ['docx'] },
  xlsx: { mime: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  odt: { mime: `${OPEN}.text`, extensions: ['odt'] },
  ods: { mime: `${OPEN}.spreadsheet`, extensions: ['ods'] },
  csv: { mime: 'text/csv', extensions: ['csv', 'txt'] },
} as const;

export type FileType = keyof typeof TYPES;

/** What one sends as a proof or an annex. CSV only where a room asks for it. */
export const PAPERS: readonly FileType[] = ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'odt', 'ods'];

export const typeOf = (type: FileType): { mime: string; extensions: readonly string[] } => TYPES[type];

/** The type that the bytes show, or undefined when it is none of those allowed. */
export async function sniff(path: string, allowed: readonly FileType[]): Promise<FileType | undefined> {
  const found = await fileTypeFromFile(path);
  if (!found) return allowed.includes('csv') && (await looksLikeText(path)) ? 'csv' : undefined;
  return allowed.find((type) => TYPES[type].mime === found.mime);
}

/** Text has no zero byte in its first 64 KiB. Which encoding it has, its reader finds out. */
async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return !buffer.subarray(0, bytesRead).includes(0);
  } finally {
    await file.close();
  }
}
