/** One runner for everything: pure tests, PostgreSQL, HTTP and the browser. See libs/testing. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['node', 'source'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', {}] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/{apps/server,libs,migrations}/**/*spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  testTimeout: 60000,
};
