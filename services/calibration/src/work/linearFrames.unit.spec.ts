import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trueCounts } from '@wombat/fits';
import type { FileProduct, MasterBuilt, work } from '@wombat/proto';
import { Crew } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import { Patience } from '@wombat/service-kit/worker';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { calibrateOrdered } from './calibrateOrdered.js';
import { combineMaster } from './combineMaster.js';
import { OpenMasters } from './openMasters.js';
import { FrameFolder, HEIGHT, historyOf, WIDTH } from './testing/rawFrames.js';

const BIAS = 1000;
/** 4 per cent at 20,000 ADU. */
const LINEARITY = [2e-6];
const config = { combine: 'median', sigma: 3, minFrames: 3 } as Config['calibration'];
const response = (at: number) => 0.6 + (0.8 * at) / (WIDTH * HEIGHT);

/** What the camera tells of a light: the inverse of its polynomial, in whole counts. */
function told(light: number): number {
  const [a = 0] = LINEARITY;
  return Math.round(BIAS + (Math.sqrt(1 + 4 * a * light) - 1) / (2 * a));
}

describe('a camera that does not count evenly', () => {
  let folder: FrameFolder;
  const crew = new Crew(1, { apart: true });
  beforeEach(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'linear-')));
  });
  afterEach(() => rm(folder.root, { recursive: true }));
  afterAll(() => crew.dismiss());

  const frame = (path: string, light: (at: number) => number) =>
    folder.write(
      path,
      Uint16Array.from({ length: WIDTH * HEIGHT }, (_, at) => told(light(at))),
    );

  async function master(calType: work.MasterOrder['calType'], linearity: readonly number[], below?: FileProduct) {
    const light = { bias: () => 0, dark: () => 40, flat: (at: number) => 20_000 * response(at) }[calType];
    const meta = sampleMeta({ width: WIDTH, height: HEIGHT, saturation: 60_000, linearity: [...linearity] });
    const inputs = [1, 2, 3].map(async (n) => ({ ...(await frame(`n/${calType}/${n}.fits`, light)), meta }));
    const built = await combineMaster(
      folder.root,
      {
        ...{ night: '20240101', scan: 1, item: calType, calType, filter: calType === 'flat' ? 'V' : '', refusal: '' },
        ...{ product: `n/m${calType}.fits`, inputs: await Promise.all(inputs), bias: below },
      },
      { crew, config, patience: new Patience(0), hashes: new Map() },
    );
    return built.product === undefined ? assert.fail(built.reason) : { ...built, product: built.product };
  }

  async function light(linearity: readonly number[], masters: Partial<work.FrameToCalibrate> = {}) {
    const raw = await frame('raw.fits', (at) => (100 + 500 * (at % 100)) * response(at));
    const open = new OpenMasters(folder.root, crew);
    const order = { ...raw, product: 'out.fits', saturation: told(40_000), pedestal: 0, done: '', ...masters };
    const orders = [{ ...order, linearity: [...linearity] }];
    const [done] = await calibrateOrdered(folder.root, orders, { crew, masters: open, patience: new Patience(0) });
    open.close();
    if (done?.result.ok !== true) assert.fail('not calibrated');
    return { ...done.result.value, ...(await folder.image('out.fits')) };
  }

  /** The largest part by which calibrated pixels of some brightness are off. */
  const worst = (pixels: ArrayLike<number>) =>
    Math.max(
      ...Array.from(pixels, (value, at) => (at % 100 < 10 ? 0 : Math.abs(value / (100 + 500 * (at % 100)) - 1))),
    );

  it('gives true light by its polynomial, in lights and in the flats they are divided by, and not without', async () => {
    const night = async (linearity: readonly number[]) => {
      const bias = await master('bias', linearity);
      const flat = await master('flat', linearity, bias.product);
      const middle = response(Math.floor((WIDTH * HEIGHT) / 2));
      const { pixels, ...made } = await light(linearity, {
        ...{ bias: bias.product, flat: flat.product, saturation: 65_000 },
      });
      return { ...made, flat, worst: worst(Float32Array.from(pixels, (value) => value / middle)) };
    };
    const [even, uneven] = [await night(LINEARITY), await night([])];
    assert.ok(even.worst < 2e-4, `${even.worst}`);
    assert.ok(uneven.worst > 0.02, `${uneven.worst}`);
    assert.equal(even.linear, 'made linear by 0.000002, of counts above 1000 ADU');
    assert.deepEqual([even.notes.at(-1), uneven.linear], [even.linear, '']);
    assert.match(historyOf(even.header), /madelinearby0\.000002/);
    assert.equal(even.flat.method, 'median, clipped at 3 sigma, 5 rounds, counts made linear by 0.000002');
    assert.equal(uneven.flat.method, 'median, clipped at 3 sigma, 5 rounds');
  });

  it('is saturated where the raw frame is, with a polynomial and without', async () => {
    const bias = (await master('bias', [])).product;
    const [even, uneven] = [await light(LINEARITY, { bias }), await light([], { bias })];
    assert.ok(uneven.saturatedPixels > 10);
    assert.equal(even.saturatedPixels, uneven.saturatedPixels);
    assert.deepEqual(
      (await readdir(folder.root)).filter((name) => name.endsWith('.scratch')),
      [],
    );
  });

  it('has its masters made anew when the polynomial is another one, and else left as they are', async () => {
    const of = async (linearity: readonly number[], bias: FileProduct): Promise<MasterBuilt> =>
      master('flat', linearity, bias);
    const bias = await master('bias', []);
    const shas: (string | undefined)[] = [];
    for (const linearity of [[], LINEARITY, LINEARITY, [1e-6]])
      shas.push((await of(linearity, bias.product)).product?.sha256);
    assert.equal(new Set(shas).size, 3);
    assert.equal(shas[1], shas[2]);
    const again = await of([1e-6], bias.product);
    assert.match(again.method, /made linear by 0\.000001$/, 'told of one that is found there too');
    assert.equal((await master('bias', LINEARITY)).product.sha256, bias.product.sha256, 'biases have no light');
  });

  it('takes the level of the bias from a dark that has it, or from what was taken away before', async () => {
    const dark = await master('dark', LINEARITY);
    assert.match(dark.warnings.join(), /not made linear: no bias tells where its counts begin/);
    const { linear } = await light(LINEARITY, { dark: { ...dark.product, scale: 1, biasSubtracted: false } });
    assert.equal(linear, `made linear by 0.000002, of counts above ${told(40)} ADU`);
    assert.match((await light(LINEARITY, { done: 'B' })).linear, /above 0 ADU$/);
    assert.match((await light(LINEARITY, { pedestal: 100 })).linear, /above 100 ADU$/);
  });

  it('is left as it is, and says so, where nothing tells where its counts begin', async () => {
    const [left, plain] = [await light(LINEARITY), await light([])];
    assert.equal(left.linear, 'not made linear: no bias tells where its counts begin');
    assert.deepEqual(left.pixels, plain.pixels);
    assert.match((await light(LINEARITY, { done: 'BDF' })).linear, /^not made linear: another program took/);
  });

  it('is what the polynomial of the specification says', () => {
    assert.ok(Math.abs(trueCounts(LINEARITY, told(30_000) - BIAS) - 30_000) < 1);
  });
});
