import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { endResult } from './harness/endResult.js';
import { layOut, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 6,
  counts: { bias: 3, dark: 0, flatPerFilter: 3 },
});
const LATE = 2;

interface Series {
  num_images: number;
  revision: number;
  apphot: string;
}

describe('frames that come later', () => {
  let workplace: Workplace;
  let light = '';
  let first: Series | undefined;

  beforeAll(async () => {
    workplace = await layOut(plan);
    light = join(workplace.data, '20250930/Light/RWPsA');
    const held = join(workplace.folder, 'late');
    await mkdir(held);
    const late = (await readdir(light)).sort().slice(-LATE);
    for (const name of late) await rename(join(light, name), join(held, name));
    first = await reduce();
    for (const name of late) await rename(join(held, name), join(light, name));
  });
  afterAll(() => workplace.close());

  it('start a new revision with all of them, beside the first one', async () => {
    assert.deepEqual(pick(first), { num_images: 4, revision: 1, apphot: 'validate' });
    assert.deepEqual(pick(await reduce()), { num_images: 6, revision: 2, apphot: 'validate' });
    const products = join(workplace.data, '20250930/Reduced/RWPsA/V');
    assert.ok(existsSync(join(products, 'r1')));
    const table = await readdir(join(products, 'r2'));
    assert.equal(table.filter((name) => /^RWPsA_V_\d+\.fits$/.test(name)).length, 6);
    const { rows } = await endResult(workplace);
    const frames = (rows.frame ?? []) as { kind: string; state: string }[];
    assert.ok(frames.filter(({ kind }) => kind === 'light').every(({ state }) => state === 'measured'));
    assert.ok(frames.filter(({ kind }) => kind !== 'light').every(({ state }) => state === 'combined'));
  });

  it('and when nothing comes, nothing changes', async () => {
    const before = await endResult(workplace);
    await reduce();
    assert.deepEqual(await endResult(workplace), before);
  });

  async function reduce(): Promise<Series | undefined> {
    const run = startWombat(workplace, 'run', '--once');
    assert.equal(await run.ended(), 0, run.output);
    return (await endResult(workplace)).rows.target?.[0] as Series | undefined;
  }
});

function pick(series: Series | undefined) {
  return series === undefined
    ? null
    : { num_images: series.num_images, revision: series.revision, apphot: series.apphot };
}
