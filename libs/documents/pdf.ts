import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Injectable } from '@nestjs/common';
import { jsonReplacer } from '#libs/platform';
import type { Language } from '#libs/kernel';

/** What a template reads as `data`; amounts and days come already in words, so that one place writes them. */
export interface PdfData {
  title: string;
  language: Language;
  [key: string]: unknown;
}

/** Templates may import each other, and nothing outside the rooms. */
const ROOMS = dirname(dirname(fileURLToPath(import.meta.url)));

/** Typesets. One compiler for the process: fonts are read once, a document takes a few milliseconds. */
@Injectable()
export class PdfPrinter {
  private compiler?: NodeCompiler;

  /**
   * Data goes in as JSON, so what people typed stays text whatever marks it bears.
   * @throws Error with the template's line when it does not compile, or the document lacks what PDF/UA asks for.
   */
  print(template: URL, data: PdfData): Buffer {
    const compiler = (this.compiler ??= NodeCompiler.create({
      workspace: ROOMS,
      fontArgs: [{ fontPaths: fontFolders() }],
    }));
    const inputs = { data: JSON.stringify(data, jsonReplacer) };
    const compiled = compiler.compile({ mainFilePath: fileURLToPath(template), inputs });
    const error = compiled.takeError();
    if (error) throw new Error(`${template.pathname}: ${JSON.stringify(compiler.fetchDiagnostics(error))}`);
    return compiler.pdf(compiled.result!, { pdfStandard: 'ua-1' });
  }
}

function fontFolders(): string[] {
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
  return ['400Regular', '400Regular_Italic', '600SemiBold'].map((cut) => join(root, cut));
}
