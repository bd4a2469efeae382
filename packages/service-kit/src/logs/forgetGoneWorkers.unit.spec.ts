import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetGoneWorkers } from './forgetGoneWorkers.js';

it('the logs of workers that are gone for a quarter of a year are removed, and no others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-gone-'));
  const written = { '2026-01-01': 'old', '2026-03-01': 'new' };
  for (const [day, age] of Object.entries(written))
    for (const name of [`photometry-worker-${age}.log`, `photometry-worker-${age}.1.log`, `${age}.log`]) {
      writeFileSync(join(folder, name), '');
      utimesSync(join(folder, name), new Date(day), new Date(day));
    }
  forgetGoneWorkers(folder, new Date('2026-04-15'));
  assert.deepEqual(readdirSync(folder).sort(), [
    'new.log',
    'old.log',
    'photometry-worker-new.1.log',
    'photometry-worker-new.log',
  ]);
  rmSync(folder, { recursive: true });
});
