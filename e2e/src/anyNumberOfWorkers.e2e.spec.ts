import assert from 'node:assert/strict';
import { appendFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { type EndResult, endResult } from './harness/endResult.js';
import { layOut, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 8,
  counts: { bias: 3, dark: 3, flatPerFilter: 3 },
});

describe('one worker of each kind, two, four or five', () => {
  it('give the same rows and the same bytes', async () => {
    const workplace = await layOut(plan);
    try {
      const byOne = await reducedBy(1, workplace);
      for (const workers of [2, 4, 5])
        assert.deepEqual(await reducedBy(workers, workplace), byOne, `${workers} workers`);
    } finally {
      await workplace.close();
    }
  });
});

async function reducedBy(workers: number, workplace: Workplace): Promise<EndResult> {
  const folder = join(workplace.folder, `workers${workers}`);
  const places = { data: join(folder, 'data'), home: join(folder, 'home'), config: join(folder, 'wombat.yaml') };
  await cp(workplace.data, places.data, { recursive: true });
  await cp(workplace.config, places.config);
  const counts = ['calibration', 'astrometry', 'photometry'].map((kind) => `${kind}Workers: ${workers}`);
  await appendFile(places.config, `work: { ${counts.join(', ')} }\n`);
  const run = startWombat(places, 'run', '--once');
  assert.equal(await run.ended(), 0, run.output);
  return endResult(places);
}
