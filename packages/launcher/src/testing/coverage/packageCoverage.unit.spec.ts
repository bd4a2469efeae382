import assert from 'node:assert/strict';
import { type Coverage, coverageRows, packageCoverage } from './packageCoverage.js';

const run = (covered: number, total: number): Coverage => ({
  lines: { covered, total },
  branches: { covered: 1, total: 2 },
  functions: { covered: 0, total: 0 },
});

describe('the coverage by package', () => {
  it('sums files, not their percentages, and never rounds up to the whole', () => {
    const files = new Map([
      ['packages/sky/src/times/b.ts', run(1, 1000)],
      ['packages/fits/src/a.ts', run(9999, 10000)],
      ['packages/sky/src/a.ts', run(10, 10)],
    ]);
    assert.deepEqual(coverageRows(packageCoverage(files)).slice(1), [
      ['packages/fits', '99 %', '50 %', '-'],
      ['packages/sky', '1 %', '50 %', '-'],
      ['all', '90 %', '50 %', '-'],
    ]);
  });
});
