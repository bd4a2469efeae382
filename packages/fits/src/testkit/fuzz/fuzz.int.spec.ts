import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';

const CHILD = fileURLToPath(new URL('./fuzzProcess.js', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const CASES = 2000;
/** Only a file that hangs takes so long. */
const TIMEOUT_MS = 300_000;

describe('damaged files', () => {
  itUnless(skipWithout('data/dialects'))('are read or refused, all of them, in 256 MiB', async () => {
    const argv = ['--max-old-space-size=128', CHILD, '1000000', String(CASES), sharedPath('data/dialects'), FIXTURES];
    const { stdout } = await promisify(execFile)(process.execPath, argv, { timeout: TIMEOUT_MS });
    const { cases, read, faults, peakMiB } = JSON.parse(stdout);
    const refused = Object.values<number>(faults).reduce((sum, count) => sum + count, 0);
    assert.deepEqual([cases, read + refused], [CASES, CASES]);
    // Damage that is not noticed anywhere would be no damage, and damage that spoils everything would test little.
    assert.ok(read > CASES / 10 && refused > CASES / 10, stdout);
    assert.ok(peakMiB < 256, stdout);
  });
});
