import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { productsBelow, rowsOf } from './harness/endResult.js';
import { layOut, startWombatIn, type Workplace } from './harness/workplace.js';

/**
 * Raw frames of 512 x 512 have 0.5 MB, calibrated ones 1 MB: between them lies what a file may have. In blocks of 512
 * bytes.
 */
const LARGEST_FILE_BLOCKS = 1_600;
const HELD = 4;

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 3,
  counts: { bias: 0, dark: 0, flatPerFilter: 0 },
});

/** `run --once`, in a shell that says this first. */
async function runOnce(workplace: Workplace, before = '', environment: Record<string, string> = {}) {
  const run = startWombatIn({ before, environment }, workplace, 'run', '--once');
  const code = await run.ended();
  return { code, output: run.output };
}

interface Ledger {
  target: { proc: string; apphot: string }[];
  frame: { state: string; reason: string | null }[];
}

const ledgerOf = ({ home }: Workplace) => rowsOf(join(home, 'wombatpipeline.db')) as unknown as Ledger;

describe('a computer that does not let the work be done', () => {
  it('holds the series with a sentence, loses nothing, and all is as ever once it is mended', async () => {
    const [workplace, undisturbed] = [await layOut(plan), await layOut(plan)];
    try {
      const raw = await productsBelow(workplace.data);
      const full = await runOnce(workplace, `ulimit -f ${LARGEST_FILE_BLOCKS};`);
      assert.equal(full.code, HELD, full.output);
      assert.match(full.output, /held +- +a file would be larger than is allowed here/);
      assert.match(full.output, /1 series is held by something on this computer/);
      assert.deepEqual(await productsBelow(workplace.data), raw, 'nothing half-written is left');
      assert.equal(ledgerOf(workplace).target[0]?.apphot, 'held');
      for (const { state } of ledgerOf(workplace).frame) assert.equal(state, 'accepted');

      const solver = join(workplace.folder, 'crashing-solver');
      writeFileSync(solver, '#!/bin/sh\nkill -SEGV $$\n');
      chmodSync(solver, 0o755);
      const crashing = await runOnce(workplace, '', { WOMBAT_SOLVE_BINARY: solver });
      assert.equal(crashing.code, HELD, crashing.output);
      assert.match(crashing.output, /the solver fails also on a made image of stars/);
      assert.deepEqual(
        ledgerOf(workplace).target.map(({ proc, apphot }) => [proc, apphot]),
        [['held', 'held']],
      );
      for (const { state } of ledgerOf(workplace).frame) assert.equal(state, 'calibrated');

      const usual = await runOnce(undisturbed);
      assert.equal(usual.code, 0, usual.output);
      const mended = await runOnce(workplace);
      assert.equal(mended.code, 0, mended.output);
      assert.doesNotMatch(mended.output, /held/);
      assert.deepEqual(await productsBelow(workplace.data), await productsBelow(undisturbed.data));
      assert.deepEqual(
        ledgerOf(workplace).target.map(({ proc, apphot }) => [proc, apphot]),
        [['done', 'validate']],
      );
      for (const { state } of ledgerOf(workplace).frame) assert.equal(state, 'measured');
    } finally {
      await workplace.close();
      await undisturbed.close();
    }
  });
});
