import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readImage, writeImage } from '@wombat/fits';
import { defaultNights } from '@wombat/observatory';
import { rowsOf } from './harness/endResult.js';
import { recovered } from './harness/recovered.js';
import { layOut, startWombat } from './harness/workplace.js';

const plan = defaultNights.rwPsA({ seed: 5, filters: ['V'], framesPerFilter: 8 });
/** Columns without light at the left of every row. */
const OVERSCAN = 16;
const OVERSCAN_LEVEL = 600;
const BAR = 0.02;

/**
 * Each pixel becomes the four of a GRBG square, the greens as bright as it was, behind an overscan that drifts from
 * frame to frame.
 */
async function asColourCamera(path: string, drift: number): Promise<void> {
  const read = await readImage(path);
  assert.ok(read.ok, path);
  const { header, width, height, pixels } = read.value;
  const [wide, high] = [2 * width + OVERSCAN, 2 * height];
  const raw = new Uint16Array(wide * high);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const light = pixels[(y >> 1) * width + ((x - OVERSCAN) >> 1)] ?? 0;
      const green = (x + y) % 2 === 0;
      const value = x < OVERSCAN ? OVERSCAN_LEVEL : green ? light : 0.5 * light;
      raw[y * wide + x] = Math.min(65_535, Math.round(value + drift));
    }
  }
  const colours = header
    .with('BAYERPAT', 'GRBG')
    .with('TRIMSEC', `[${OVERSCAN + 1}:${wide},1:${high}]`)
    .with('BIASSEC', `[1:${OVERSCAN},1:${high}]`)
    .with('XPIXSZ', (header.getNumber('XPIXSZ') ?? 0) / 2)
    .with('YPIXSZ', (header.getNumber('YPIXSZ') ?? 0) / 2)
    .with('EGAIN', (header.getNumber('EGAIN') ?? 0) / 2);
  const named = header.has('FILTER') ? colours.with('FILTER', 'IRCUT') : colours;
  await writeImage(path, { header: named, width: wide, height: high, pixels: raw });
}

describe('a night of a colour camera', () => {
  it('comes back to its truth on the green, as TG', async () => {
    const workplace = await layOut(plan);
    try {
      const names = (await readdir(workplace.data, { recursive: true })).filter((name) => name.endsWith('.fits'));
      for (const [index, name] of names.sort().entries())
        await asColourCamera(join(workplace.data, name), 10 * (index % 7));
      const run = startWombat(workplace, 'run', '--once');
      assert.equal(await run.ended(), 0, run.output);
      const [series, ...others] = recovered(workplace.data, workplace.truth, { TG: 'V' });
      assert.ok(series !== undefined, run.output);
      assert.deepEqual([others.length, series.band, series.transformed], [0, 'TG', false]);
      assert.ok(series.points > 0.7 * plan.framesPerFilter, `${series.points} points`);
      assert.ok(Math.abs(series.target) < BAR, `T1 is ${series.target.toFixed(4)} mag off`);
      assert.ok(Math.abs(series.check) < BAR, `the check star is ${series.check.toFixed(4)} mag off`);
      const { target = [], cal = [] } = rowsOf(join(workplace.home, 'wombatpipeline.db'));
      assert.deepEqual(
        cal.map((row) => (row as { filter: string | null }).filter),
        [null, null, 'TG'],
      );
      assert.equal((target[0] as { apphot: string }).apphot, 'validate');
    } finally {
      await workplace.close();
    }
  });
});
