import { inForceOn } from './date-deliberation.js';
import { readDeliberationNumber } from './deliberation-number.js';

test.each([
  ['2022 DGRI 29', 2022, [['DGRI', 29]]],
  [
    '2022 DGRI 29 DASES',
    2022,
    [
      ['DGRI', 29],
      ['DASES', null],
    ],
  ],
  [
    '2009 DASES 25 - SGRI 31',
    2009,
    [
      ['DASES', 25],
      ['SGRI', 31],
    ],
  ],
  [
    '2015 DGRI 5 - DDCT',
    2015,
    [
      ['DGRI', 5],
      ['DDCT', null],
    ],
  ],
  ['2004 DASES 426 G', 2004, [['DASES', 426]]],
  ['1995 D. 1593', 1995, [['D', 1593]]],
  ['n° 12 bis', null, []],
])('rule 7.3: %s is read as far as it can be', (text, year, parts) => {
  expect(readDeliberationNumber(text)).toEqual({
    year,
    parts: parts.map(([directorate, number]) => ({ directorate, number })),
  });
});

test.each([
  [null, null, null, null],
  ['2026-11-18', null, null, null],
  [null, '2026-11-17', '2026-11-16', null],
  ['2026-11-18', '2026-11-17', null, '2026-11-18'],
  ['2026-11-18', null, '2026-11-20', '2026-11-20'],
  ['2026-11-18', '2026-11-25', '2026-11-20', '2026-11-20'],
])(
  'rule 1.15: transmitted %s, published %s, notified %s: in force %s',
  (transmittedOn, publishedOn, notifiedOn, expected) => {
    expect(inForceOn({ transmittedOn, publishedOn, notifiedOn })).toBe(expected);
  },
);
