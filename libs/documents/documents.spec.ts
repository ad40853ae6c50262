import { csv, machineCsv, xlsx, originalText } from './index.js';
import { disposition, distinctNames, tidyName } from './file-name.js';
import { PdfPrinter } from './pdf.js';
import { parse } from 'csv-parse/sync';

describe('D23: names of files', () => {
  const pdf = ['pdf'];

  it.each([
    ['DELIBERATION.PDF', 'DELIBERATION.PDF'],
    ['Budget n° 2 – d\u2019e\u0301te\u0301.pdf', 'Budget n° 2 – d’été.pdf'],
    ['C:\\Users\\awa\\budget.pdf', 'budget.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['facture.exe', 'facture.exe.pdf'],
    ['photo\u202efdp.exe', 'photofdp.exe.pdf'],
    ['', 'document.pdf'],
    ['.pdf', 'pdf.pdf'],
  ])('%j is kept as %j', (sent, kept) => expect(tidyName(sent, pdf)).toBe(kept));

  it('a long name is cut before its ending', () => {
    expect(tidyName(`${'é'.repeat(400)}.pdf`, pdf)).toHaveLength(200);
    expect(tidyName(`${'é'.repeat(400)}.pdf`, pdf)).toMatch(/é\.pdf$/);
  });

  it('comes back readable on old and new programs', () => {
    expect(disposition('attachment', 'Budget n° 2 – d’été (1).pdf')).toBe(
      'attachment; filename="Budget n_ 2 _ d_ete (1).pdf"; filename*=UTF-8\'\'Budget%20n%C2%B0%202%20%E2%80%93%20d%E2%80%99%C3%A9t%C3%A9%20%281%29.pdf',
    );
  });

  it('in an archive no two names are equal, whatever their case', () => {
    expect(distinctNames(['budget.pdf', 'Budget.pdf', 'budget (2).pdf', 'budget.pdf'])).toEqual([
      'budget.pdf',
      'Budget (2).pdf',
      'budget (2) (2).pdf',
      'budget (3).pdf',
    ]);
  });
});

describe('D24: exports that a spreadsheet opens', () => {
  const hostile = [
    '=1+1 Solidaire',
    '@SUM(A1)',
    '-Jeunesse',
    '+226 00 00 00 00',
    '\t=1+1',
    ' =1',
    '\uff1d1',
    "'=1",
    "''@x",
    "l'eau",
    'a;b "c"\nd',
  ];
  const columns = [
    { heading: 'Nom', value: (row: [string, bigint]) => row[0] },
    { heading: 'Montant', value: (row: [string, bigint]) => row[1] },
  ];
  const rows = hostile.map((text): [string, bigint] => [text, -150_000n]);
  const cellsOf = (bytes: Buffer, delimiter: string) =>
    parse(bytes, { bom: true, delimiter, from_line: 2 }) as unknown as string[][];

  it('no text is a formula, amounts can be summed, and reading back gives the very texts', () => {
    const cells = cellsOf(csv(rows, columns, 'fr'), ';');
    expect(cells.map(([name]) => name!.trim()).filter((name) => /^[=+\-@\uff1d]/.test(name))).toEqual([]);
    expect(cells.map(([name]) => originalText(name!))).toEqual(hostile);
    expect(new Set(cells.map(([, amount]) => amount))).toEqual(new Set(['-1500,00']));
    expect(csv(rows, columns, 'fr').subarray(0, 3)).toEqual(Buffer.from('\ufeff'));
  });

  it('the machine file keeps true values', () => {
    const cells = cellsOf(machineCsv(rows, columns), ',');
    expect(cells.map(([name]) => name)).toEqual(hostile);
    expect(cells[0]![1]).toBe('-1500.00');
  });

  it('in a workbook texts are texts and amounts are numbers', async () => {
    const { default: Excel } = await import('exceljs');
    const book = new Excel.Workbook();
    await book.xlsx.load((await xlsx(rows, columns, 'Subventions')) as never);
    const page = book.worksheets[0]!;
    expect(page.getCell('A2').type).toBe(Excel.ValueType.String);
    expect(page.getCell('A2').value).toBe('=1+1 Solidaire');
    expect(page.getCell('B2').value).toBe(-1500);
  });
});

describe('PDF', () => {
  const template = new URL('./sample.typ', import.meta.url);

  it('is tagged, titled and in its language, and what people typed stays text', () => {
    const bytes = new PdfPrinter().print(template, {
      title: 'Reçu n° 12',
      language: 'fr',
      rows: [['#panic("no")', '$ 1 _2_ *3* @ref <l> \\']],
    });
    const text = bytes.toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    for (const part of ['/StructTreeRoot', '/Lang (fr', 'pdfuaid', 'NotoSans']) expect(text).toContain(part);
  });

  it('names the line of a template that does not compile', () => {
    expect(() => new PdfPrinter().print(template, { title: 'x', language: 'en' })).toThrow(/sample\.typ.*rows/);
  });
});
