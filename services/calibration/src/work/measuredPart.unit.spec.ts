import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header } from '@wombat/fits';
import type { work } from '@wombat/proto';
import { Crew } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import { Patience } from '@wombat/service-kit/worker';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { calibrateOrdered } from './calibrateOrdered.js';
import { combineMaster } from './combineMaster.js';
import { OpenMasters } from './openMasters.js';
import { FrameFolder, historyOf, scatter } from './testing/rawFrames.js';

const config = { combine: 'median', sigma: 3, minFrames: 3 } as Config['calibration'];
const SIZE = 48;
const LIGHT = 4000;
const BIAS = 500;

/** How a pixel answers to light, and which of the two greens it is. */
const response = (x: number, y: number) => 0.9 + 0.004 * (x >> 1) + 0.001 * (y >> 1);
const isGreen = (x: number, y: number) => (x + y) % 2 === 1;

describe('a raw frame of which a part is measured', () => {
  let folder: FrameFolder;
  let crew: Crew;
  beforeEach(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'part-')));
    crew = new Crew(1, { apart: true });
  });
  afterEach(async () => {
    await crew.dismiss();
    await rm(folder.root, { recursive: true });
  });

  async function write(path: string, header: Header, value: (x: number, y: number, at: number) => number) {
    const pixels = Uint16Array.from({ length: SIZE * SIZE }, (_, at) =>
      Math.round(value(at % SIZE, Math.floor(at / SIZE), at)),
    );
    return folder.write(path, pixels, { header, width: SIZE });
  }

  async function master(
    calType: work.MasterOrder['calType'],
    inputs: { path: string; sha256: string }[],
    bias: work.MasterOrder['bias'],
  ) {
    const order: work.MasterOrder = {
      night: '20240101',
      scan: 1,
      item: calType,
      calType,
      filter: '',
      product: `m${calType}.fits`,
      refusal: '',
      inputs: inputs.map((input) => ({ ...input, meta: sampleMeta() })),
      bias,
    };
    const built = await combineMaster(folder.root, order, {
      crew,
      config,
      patience: new Patience(0),
      hashes: new Map(),
    });
    return built.product ?? assert.fail(built.reason);
  }

  async function calibrated(
    raw: { path: string; sha256: string },
    bias: work.MasterOrder['bias'],
    flat: work.MasterOrder['bias'],
  ) {
    const masters = new OpenMasters(folder.root, crew);
    const order = {
      ...raw,
      product: 'product.fits',
      saturation: 60_000,
      pedestal: 0,
      done: '',
      bias,
      flat,
      linearity: [],
    };
    const [done] = await calibrateOrdered(folder.root, [order], { crew, masters, patience: new Patience(0) });
    masters.close();
    assert.ok(done?.result.ok);
    return { ...(await folder.image('product.fits')), saturatedPixels: done.result.value.saturatedPixels };
  }

  it('given a colour camera, is the light on its green pixels, at half the size', async () => {
    const header = Header.of([]).with('BAYERPAT', 'RGGB').with('CRPIX1', 10.5);
    const colours = (x: number, y: number) => (isGreen(x, y) ? 1 : 0.3) * response(x, y);
    const [biases, flats] = [[], []] as { path: string; sha256: string }[][];
    for (let i = 0; i < 3; i++) {
      biases?.push(await write(`bias${i}.fits`, header, (_x, _y, at) => BIAS + scatter(0, at) / 8 + i - 1));
      flats?.push(
        await write(`flat${i}.fits`, header, (x, y, at) => BIAS + scatter(0, at) / 8 + 30_000 * colours(x, y)),
      );
    }
    const bias = await master('bias', biases ?? [], undefined);
    const flat = await master('flat', flats ?? [], bias);
    const raw = await write('light.fits', header, (x, y, at) => BIAS + scatter(0, at) / 8 + LIGHT * colours(x, y));
    const product = await calibrated(raw, bias, flat);
    assert.deepEqual([product.width, product.height], [SIZE / 2, SIZE / 2]);
    // A flat's median is 1: the light comes out as where the answer is the middle one.
    const middle = 0.9 + 0.005 * (SIZE / 4 - 0.5);
    for (const value of product.pixels) assert.ok(Math.abs(value / (LIGHT * middle) - 1) < 2e-3, `${value}`);
    assert.equal(product.header.get('CRPIX1'), 5.5);
    assert.match(historyOf(product.header), /greenoftheBayerpattern/);
  });

  it('given an overscan, is trimmed, and does not drift with the electronics', async () => {
    const header = Header.of([]).with('TRIMSEC', '[1:40,1:48]').with('BIASSEC', '[41:48,1:48]');
    const pattern = (x: number, y: number) => (x < 40 ? 3 * ((x + y) % 5) : 0);
    const biases: { path: string; sha256: string }[] = [];
    for (let i = 0; i < 3; i++)
      biases.push(await write(`bias${i}.fits`, header, (x, y) => BIAS + 70 * i + pattern(x, y)));
    const bias = await master('bias', biases, undefined);
    assert.deepEqual(
      new Set((await folder.image(bias.path)).pixels),
      new Set([0, 3, 6, 9, 12]),
      'what the overscan does not tell',
    );
    const raw = await write('light.fits', header, (x, y) => {
      if (x === 7 && y === 7) return 60_000;
      return BIAS + 333 + pattern(x, y) + (x < 40 ? LIGHT : 0);
    });
    const { width, height, pixels, saturatedPixels, header: told } = await calibrated(raw, bias, undefined);
    assert.deepEqual([width, height, saturatedPixels], [40, SIZE, 1]);
    assert.deepEqual(new Set(pixels.filter((_, at) => at !== 7 * width + 7)), new Set([LIGHT]));
    assert.match(historyOf(told), /trimmedto\[1:40,1:48\]overscanof833subtracted/);
  });
});
