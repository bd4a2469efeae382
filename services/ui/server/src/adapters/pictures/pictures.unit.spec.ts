import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { ok, refuse } from '@wombat/result';
import type { ServiceKit } from '@wombat/service-kit';
import { PNG } from 'pngjs';
import { FramePictures } from './framePictures.js';
import { PictureCache } from './pictureCache.js';
import { readCutOut } from './readCutOut.js';
import { readMeans } from './readMeans.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-pictures-'));
const data = join(folder, 'data');
const frame = join(data, 'a.fits');
const [WIDTH, HEIGHT] = [40, 24];
const pixels = Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) => at);
pixels[5 * WIDTH + 7] = Number.NaN;

beforeAll(async () => {
  mkdirSync(data);
  await writeImage(frame, { header: Header.of([]), width: WIDTH, height: HEIGHT, pixels });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('readCutOut', () => {
  it('reads a part pixel for pixel', async () => {
    const read = await readCutOut(frame, { x: 6, y: 5, width: 3, height: 2, shrink: 1 });
    assert.ok(read.ok);
    assert.deepEqual([...read.value], [206, Number.NaN, 208, 246, 247, 248]);
  });

  it('has the brightest of a row for what stands behind a pixel, whatever is NaN', async () => {
    const read = await readCutOut(frame, { x: 0, y: 0, width: 4, height: 2, shrink: 10 });
    assert.ok(read.ok);
    assert.deepEqual([...read.value], [209, 219, 229, 239, 609, 619, 629, 639]);
  });

  it('says that a frame cannot be read', async () => {
    const shown = { x: 0, y: 0, width: 4, height: 4, shrink: 1 };
    assert.equal((await readCutOut(join(folder, 'none.fits'), shown)).ok, false);
    assert.equal((await readCutOut(frame, { ...shown, width: 41 })).ok, false);
  });
});

describe('readMeans', () => {
  it('has the mean of the block of numbers behind a pixel', async () => {
    const read = await readMeans(frame, { x: 0, y: 0, width: 4, height: 2, shrink: 10 });
    assert.ok(read.ok);
    const first = (10 * 10 * (4.5 + 40 * 4.5) - 207) / 99;
    assert.ok(Math.abs((read.value[0] ?? 0) - first) < 1e-9);
    assert.deepEqual([...read.value.subarray(1)], [194.5, 204.5, 214.5, 584.5, 594.5, 604.5, 614.5]);
  });

  it('says that a frame cannot be read', async () => {
    const shown = { x: 0, y: 0, width: 4, height: 4, shrink: 1 };
    assert.equal((await readMeans(join(folder, 'none.fits'), shown)).ok, false);
  });
});

describe('FramePictures', () => {
  it('makes a grey picture of the size that is asked for, and keeps it', async () => {
    const pictures = new FramePictures({ data, home: folder, now: () => new Date(1_000) } as unknown as ServiceKit);
    const shown = { x: 0, y: 0, width: 16, height: 8, shrink: 2 };
    const [made, again] = [await pictures.of('a.fits', shown), await pictures.of('a.fits', shown)];
    assert.ok(made.ok && again.ok);
    assert.deepEqual(made.value, again.value);
    const { width, height, data: rgba } = PNG.sync.read(made.value);
    assert.deepEqual([width, height, rgba.length], [16, 8, 16 * 8 * 4]);
    assert.ok((rgba[0] ?? 255) < (rgba[(16 * 8 - 1) * 4] ?? 0), 'what has more counts is brighter');
    assert.equal(readdirSync(join(folder, 'pictures')).length, 1);
  });

  it('makes a picture of a whole field, turned, and one in colour with what is drawn on it', async () => {
    const pictures = new FramePictures({ data, home: folder, now: () => new Date(1_000) } as unknown as ServiceKit);
    const shown = { x: 0, y: 0, width: 20, height: 12, shrink: 2 };
    const turn = { isExchanged: true, isXReversed: true, isYReversed: false };
    const plain = await pictures.field('a.fits', { shown, turn, marks: null });
    const way = { x: 0, y: -1 };
    const marks = {
      ...{ filename: 'a.fits', sha256: '', time: '', width: 12, height: 20, strip: 10, stars: [] },
      ...{ radii: [1, 2, 3], ring: 8, north: way, east: way },
      scaleBar: { pixels: 4, text: '' },
    };
    const drawn = await pictures.field('a.fits', { shown, turn, marks });
    assert.ok(plain.ok && drawn.ok);
    const { width, height, data: rgba } = PNG.sync.read(plain.value);
    assert.deepEqual([width, height], [12, 20]);
    assert.ok((rgba[0] ?? 0) > (rgba[11 * 4] ?? 255), 'the last row of the frame is the first column');
    assert.deepEqual([PNG.sync.read(drawn.value).width, PNG.sync.read(drawn.value).height], [12, 30]);
  });

  it('says that a frame is not there, and what to do where none are kept', async () => {
    const told = async (keepFrames: string) => {
      const kit = { data, home: folder, now: () => new Date(1_000), config: { calibration: { keepFrames } } };
      const pictures = new FramePictures(kit as unknown as ServiceKit);
      const made = await pictures.of('b.fits', { x: 0, y: 0, width: 4, height: 4, shrink: 1 });
      return made.ok ? assert.fail('there is a picture') : made.fault;
    };
    assert.equal((await told('all')).code, 'missing');
    assert.match((await told('all')).message, /not on the disk any more/);
    assert.equal((await told('none')).code, 'missing');
    assert.match((await told('none')).message, /is not kept .*set that to all and reduce the series again/);
  });
});

describe('PictureCache', () => {
  const bytes = (place: string) => readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0);

  it('makes a picture once, keeps no refusal, and stays within its size by dropping what was not looked at', async () => {
    const place = join(folder, 'cache');
    let time = 0;
    const cache = new PictureCache(place, 1_000, () => new Date(++time * 1_000));
    const made: string[] = [];
    const ask = (key: string) =>
      cache.of(key, async () => {
        made.push(key);
        return key === 'refused' ? refuse({ message: 'no' }) : ok(Buffer.alloc(300, key));
      });
    for (const key of ['a', 'b', 'a', 'c', 'd', 'a', 'refused', 'refused']) await ask(key);
    assert.deepEqual(made, ['a', 'b', 'c', 'd', 'refused', 'refused']);
    assert.ok(bytes(place) <= 1_000, `${bytes(place)}`);
    await ask('b');
    assert.equal(made.at(-1), 'b', 'the one that was not looked at for longest has gone');
  });
});
