import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const LEFT_OUT = new Set(['node_modules', 'dist', 'data', '.git', '.react-router', 'artifacts', 'coverage']);

/** Paths of the repository's own files below these folders, relative to it. */
export function filesIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    entriesOf(folder).flatMap((entry) => {
      if (LEFT_OUT.has(entry.name)) return [];
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(path) : [path];
    }),
  );
}

const entriesOf = (folder: string) =>
  existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder), { withFileTypes: true }) : [];

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const isTest = (path: string): boolean => path.endsWith('spec.ts');
