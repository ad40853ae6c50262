import { faultsOfPurposes, type KnownPurpose } from './purpose.rules.js';

const known: KnownPurpose[] = [
  { code: 'drinking-water', labelFr: 'Eau potable', labelEn: 'Drinking water', part: 'main' },
  { code: 'farm-water', labelFr: 'Eau agricole', labelEn: 'Water for farming', part: 'minor' },
  { code: 'drainage', labelFr: 'Drainage', labelEn: 'Drainage', part: 'minor' },
  { code: 'household-waste', labelFr: 'Déchets', labelEn: 'Household waste', part: null },
];
const water = { labelFr: '1 % eau', labelEn: '1 % water', limited: true };
const general = { labelFr: 'Budget général', labelEn: 'General budget', limited: false };
const codes = (shares: [string, number | null][], source = water) =>
  faultsOfPurposes(
    shares.map(([code, sharePercent]) => ({ code, sharePercent })),
    known,
    source,
  ).map(({ code }) => code);

it.each([
  ['drinking water alone', [['drinking-water', 100]], []],
  [
    'with water for fields below half',
    [
      ['drinking-water', 51],
      ['farm-water', 49],
    ],
    [],
  ],
  [
    'half for fields',
    [
      ['drinking-water', 50],
      ['farm-water', 50],
    ],
    ['grant.purposes-minor'],
  ],
  [
    'minor parts that together make half',
    [
      ['drinking-water', 50],
      ['farm-water', 25],
      ['drainage', 25],
    ],
    ['grant.purposes-minor'],
  ],
  ['fields alone', [['farm-water', 100]], ['grant.purposes-minor']],
  [
    'what the source may not pay',
    [
      ['drinking-water', 90],
      ['household-waste', 10],
    ],
    ['grant.purpose-not-eligible'],
  ],
  ['nothing named', [], ['grant.purposes-missing']],
  ['only blank rows', [['drinking-water', null]], ['grant.purposes-missing']],
  ['shares of 90', [['drinking-water', 90]], ['grant.purposes-sum']],
  [
    'one purpose twice',
    [
      ['drinking-water', 50],
      ['drinking-water', 50],
    ],
    ['grant.purpose-twice'],
  ],
  ['a purpose that nobody knows', [['golf', 100]], ['grant.purpose-unknown']],
] as [string, [string, number | null][], string[]][])('rule 1.7, a service’s 1 %% pays: %s', (_, shares, expected) => {
  expect(codes(shares)).toEqual(expected);
});

it('rule 1.8: the general budget pays any purpose, named or not, but shares still make a hundred', () => {
  expect(codes([], general)).toEqual([]);
  expect(codes([['farm-water', 100]], general)).toEqual([]);
  expect(codes([['household-waste', 40]], general)).toEqual(['grant.purposes-sum']);
});
