import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armFailPoints, FailPointReached } from '@wombat/eventlog/fail-points';
import type { work } from '@wombat/proto';
import { Crew } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import { Patience } from '@wombat/service-kit/worker';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { combineMaster } from './combineMaster.js';
import { counts, FrameFolder, HEIGHT, WIDTH } from './testing/rawFrames.js';

const POINT = 'product.placed';
const PRODUCT = 'n/bias/mbias.fits';
const meta = sampleMeta({ width: WIDTH, height: HEIGHT });
const config = { combine: 'median', sigma: 3, minFrames: 3 } as Config['calibration'];

describe('a worker that ends when a master has its name, before it has told of it', () => {
  const crew = new Crew(1, { apart: true });
  let folder: FrameFolder;
  let order: work.MasterOrder;

  beforeEach(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'placed-')));
    const inputs: work.MasterOrder['inputs'] = [];
    for (let index = 0; index < 3; index++)
      inputs.push({ ...(await folder.write(`n/bias/bias${index}.fits`, counts(index, 1000))), meta });
    order = {
      ...{ night: '20240101', scan: 1, item: 'bias//mbias.fits', calType: 'bias', filter: '', refusal: '' },
      ...{ product: PRODUCT, inputs, bias: undefined, dark: undefined },
    };
  });
  afterEach(async () => {
    armFailPoints('test', [], () => true);
    await rm(folder.root, { recursive: true });
  });
  afterAll(() => crew.dismiss());

  const combined = () =>
    combineMaster(folder.root, order, { crew, config, patience: new Patience(0), hashes: new Map() });

  it('leaves what the next one takes for the same master, and tells of as if it had made it', async () => {
    const undisturbed = await combined();
    await rm(join(folder.root, PRODUCT));
    armFailPoints('test', [{ point: POINT, program: null, nth: 1, action: 'throw' }], () => true);
    await assert.rejects(combined(), FailPointReached);
    assert.equal(await folder.hash(PRODUCT), undisturbed.product?.sha256);
    armFailPoints('test', [], () => true);
    assert.deepEqual(await combined(), undisturbed);
  });
});
