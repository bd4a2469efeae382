import { existsSync, globSync } from 'node:fs';

const PLACES = ['proto', 'packages', 'services', 'tools', 'e2e'];

/** What is left in dist of specs whose sources are gone. */
const stale = globSync('{proto,e2e,packages/*,services/*,services/*/*,tools/*}/dist/**/*.spec.js').filter(
  (file) => !existsSync(file.replace('/dist/', '/src/').replace(/\.js$/, '.ts')),
);

const project = (displayName, options) => ({
  displayName,
  runner: ['<rootDir>/tools/jest/dist/runner.js', options],
  roots: PLACES.map((place) => `<rootDir>/${place}`),
  testMatch: [`**/dist/**/*.${displayName}.spec.js`],
  testPathIgnorePatterns: ['/node_modules/', ...stale.map((file) => `/${RegExp.escape(file)}$`)],
  transform: {},
});

/** Spec files that take a minute or more. */
const LONGEST = {
  int: ['hatp32.int', 'falseSolutions.int', 'submissionFaults.int'],
  e2e: ['killAnyService.e2e', 'killAnyProcess.e2e', 'reviewDesk.e2e'],
};

/** Fourteen containers on two cores would take the time of whatever runs beside them. */
const ALONE = ['containers.e2e'];

/** A slow machine takes three times as long as a usual one: these end what hangs, and say nothing of speed. */
const LIMITS = { fileMilliseconds: 1_800_000 };

/** Unit specs leave nothing behind, and what they import takes longer to read than they to run. */
const FEW = 12;

export default {
  projects: [
    project('unit', { together: FEW }),
    project('int', { first: LONGEST.int, limits: LIMITS }),
    project('e2e', { first: LONGEST.e2e, alone: ALONE, limits: LIMITS }),
  ],
  maxWorkers: 2,
  testTimeout: 900_000,
  watchman: false,
};
