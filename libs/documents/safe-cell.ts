// A spreadsheet takes a cell that begins so for a formula; the full-width forms too, and whatever white space stands before.
const FORMULA = /^[\s\u00a0]*'*[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/** Text that no spreadsheet runs: an apostrophe before whatever could be a formula, and before an apostrophe that we would take off. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before `safeCell`: for reading back what we exported. */
export const originalText = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
