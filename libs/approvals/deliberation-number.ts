/** A directorate and its running number within the year: `DGRI 29`. A joint decision has several; the number may be missing. */
export interface NumberPart {
  directorate: string;
  number: number | null;
}

/**
 * What can be read out of a deliberation's number, which stays free text (rule 7.3): `2022 DGRI 29`, `2022 DGRI 29 DASES`,
 * `2009 DASES 25 - SGRI 31`, `2004 DASES 426 G`, `1995 D. 1593`. What cannot be read is left out, never refused.
 */
export function readDeliberationNumber(text: string): { year: number | null; parts: NumberPart[] } {
  const year = /^\s*((?:19|20)\d\d)\b/.exec(text);
  const rest = year ? text.slice(year[0].length) : text;
  const found = [...rest.matchAll(/(\p{Lu}[\p{Lu}.]*)\s*[-–.]?\s*(\d+)?/gu)];
  const parts = found
    .map(([, directorate, number]) => ({
      directorate: directorate!.replaceAll('.', ''),
      number: number ? Number(number) : null,
    }))
    .filter(({ directorate, number }) => number !== null || directorate.length > 1);
  return { year: year ? Number(year[1]) : null, parts };
}
