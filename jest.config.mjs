import vm from 'node:vm';

if (vm.SourceTextModule === undefined)
  throw new Error('Jest va avviato con NODE_OPTIONS=--experimental-vm-modules, oppure con npm test.');

// Source runs as it is: the `sorgente` condition resolves the #lib aliases of package.json to TypeScript.
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['sorgente', 'node', 'node-addons'] },
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  globalSetup: '<rootDir>/test/ambiente/avvia-postgres.mjs',
  globalTeardown: '<rootDir>/test/ambiente/ferma-postgres.mjs',
  maxWorkers: 2,
  testTimeout: 180_000,
};
