import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { work } from '@wombat/proto';
import { seededNormal } from '@wombat/random';
import { Crew } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import { Patience } from '@wombat/service-kit/worker';
import { skeleton } from '../domain/index.js';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { combineMaster } from './combineMaster.js';
import { FrameFolder } from './testing/rawFrames.js';

const SIDE = 160;
const meta = sampleMeta({ width: SIDE, height: SIDE, gain: 0.8, readNoise: undefined });
const config = { combine: 'median', sigma: 3, minFrames: 3 } as Config['calibration'];

describe('masters of a camera of 1.6 e-/ADU and 9 e-', () => {
  let folder: FrameFolder;
  const crew = new Crew(1, { apart: true });
  const normal = seededNormal(11);
  beforeAll(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'noise-')));
  });
  afterAll(async () => {
    await crew.dismiss();
    await rm(folder.root, { recursive: true });
  });

  async function inputs(calType: 'bias' | 'flat', levels: readonly number[]): Promise<work.MasterOrder['inputs']> {
    const frames: work.MasterOrder['inputs'] = [];
    for (const [index, level] of levels.entries()) {
      const pixels = Uint16Array.from({ length: SIDE * SIDE }, () =>
        Math.round(1000 + level + (Math.sqrt(level * 1.6 + 81) * normal()) / 1.6),
      );
      frames.push({ ...(await folder.write(`n/${calType}${index}.fits`, pixels, { width: SIDE })), meta });
    }
    return frames;
  }

  function combine(calType: 'bias' | 'flat', frames: work.MasterOrder['inputs'], bias?: work.MasterOrder['bias']) {
    const names = { item: calType, calType, filter: calType === 'flat' ? 'V' : '' };
    const { night, scan } = skeleton({ night: '20240101', scan: 1 }, names);
    const order = { ...names, night, scan, product: `n/m${calType}.fits`, refusal: '', inputs: frames, bias };
    return combineMaster(folder.root, order, { crew, config, patience: new Patience(0), hashes: new Map() });
  }

  it('tell both, made and found again, with a word where configured ones are others or missing', async () => {
    const biases = await combine('bias', await inputs('bias', [0, 0, 0, 0]));
    assert.ok(Math.abs((biases.frameNoise ?? 0) / (9 / 1.6) - 1) < 0.03, `${biases.frameNoise}`);
    const frames = await inputs('flat', [20_000, 17_000, 14_000, 12_000]);
    const flat = await combine('flat', frames, biases.product);
    const { measuredGain = 0, measuredReadNoise = 0 } = flat;
    assert.ok(Math.abs(measuredGain / 1.6 - 1) < 0.03 && Math.abs(measuredReadNoise / 9 - 1) < 0.05, `${measuredGain}`);
    const said = (one: typeof flat) => one.warnings.filter((words) => /pairs/.test(words));
    assert.equal(said(flat).length, 2);
    const again = await combine('flat', frames, biases.product);
    assert.deepEqual(
      [again.measuredGain, again.measuredReadNoise, said(again)],
      [measuredGain, measuredReadNoise, said(flat)],
    );
  });
});
