import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { KNOWN_DIFFERENCES } from './knownDifferences.js';

describe('the table of differences in docs/fits.md', () => {
  it('is that of the tests', () => {
    const page = readFileSync(new URL('../../../../docs/fits.md', import.meta.url), 'utf8');
    const table = page.slice(page.indexOf('## Where others read differently'));
    const rows = [...table.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].map((row) => row.slice(1));
    const expected = KNOWN_DIFFERENCES.map(({ file, fault, numbers, why }) => {
      const here = fault ?? (numbers ? `another ${numbers.join(', ')}` : 'no numbers');
      return [file, here, why];
    });
    assert.deepEqual(rows, expected);
  });
});
