/**
 * The rooms of the house, from the ground up: a room imports only from rooms that stand before it. This is the one list;
 * `libs/testing/house.spec.ts` reads it too.
 */
export const ROOMS = [
  'kernel',
  'platform',
  'documents',
  'history',
  'access',
  'notices',
  'approvals',
  'organisations',
  'budgets',
  'applications',
  'emergencies',
  'grants',
  'payments',
  'closing',
  'partnerships',
  'reporting',
];

/** Rooms beside the road: nobody imports these. */
export const BESIDE = ['partnerships', 'reporting'];

const TESTS = '(\\.builder|spec)\\.ts$';
const rooms = (names) => `^libs/(${names.join('|')})/`;

const order = ROOMS.map((room, index) => ({
  name: `${room}-stands-on-what-is-before-it`,
  comment: 'Move the shared part down, or let the upper room register itself with the lower one.',
  severity: 'error',
  from: { path: `^libs/${room}/`, pathNot: TESTS },
  to: { path: rooms(ROOMS.filter((other, at) => at > index || (BESIDE.includes(other) && other !== room))) },
})).filter(({ to }) => to.path !== rooms([]));

export default {
  forbidden: [
    ...order,
    {
      name: 'through-the-front-door',
      comment: "Another room is reached through its public face, '#libs/<room>', only.",
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: `^libs/testing/|${TESTS}` },
      to: { path: '^libs/', pathNot: '^libs/($1/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'rooms-know-no-program',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/testing/|${TESTS}` },
      to: { path: '^apps/' },
    },
    {
      name: 'the-house-runs-without-its-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^libs/testing/|${TESTS}` },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'screens-speak-to-the-api-only',
      comment: 'The kernel is plain TypeScript that knows no city: amounts and days are written alike on both sides.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs/(?!kernel/)|apps/server/|migrations/)' },
    },
    {
      name: 'migrations-never-change',
      comment: 'What a migration did must not depend on code that goes on living.',
      severity: 'error',
      from: { path: '^migrations/', pathNot: TESTS },
      to: { path: '^(libs|apps)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|\\.react-router/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
