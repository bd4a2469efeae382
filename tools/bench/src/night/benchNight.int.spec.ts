import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFrame, readImage } from '@wombat/fits';
import { skyToPixel, wcsFromCards } from '@wombat/sky';
import { benchNight, nightIsThere, nightPlace } from './benchNight.js';
import { SyntheticCamera } from './syntheticCamera.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-bench-night-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SIZE = { size: 64, frames: 2 };
const calm = { report: () => {}, signal: new AbortController().signal };
const bytes = (paths: readonly string[]) => paths.map((path) => readFileSync(path).toString('base64'));

describe('the night of bench', () => {
  it('is written the same every time, and found where it is whole', async () => {
    const first = await benchNight(join(folder, 'one'), SIZE, calm);
    const second = await benchNight(join(folder, 'two'), SIZE, calm);
    const all = ({ bias, flat, light, stars }: typeof first) => bytes([...bias, ...flat, ...light, stars]);
    assert.equal(all(first).length, 7);
    assert.deepEqual(all(first), all(second));
    assert.deepEqual([first.found, (await benchNight(join(folder, 'one'), SIZE, calm)).found], [false, true]);
    rmSync(join(nightPlace(join(folder, 'one'), SIZE), 'night.json'));
    assert.equal((await benchNight(join(folder, 'one'), SIZE, calm)).found, false);
  });

  it('has frames the pipeline knows, with the stars where the list has them', async () => {
    const night = await benchNight(join(folder, 'known'), SIZE, calm);
    const sorts = [];
    for (const path of [night.bias[0], night.flat[0], night.light[1]]) {
      const read = await readImage(path ?? '');
      assert.ok(read.ok);
      assert.equal(read.value.header.getNumber('BITPIX'), 16);
      assert.deepEqual([read.value.width, read.value.height], [64, 64]);
      const { kindByHeader, filter } = describeFrame({ ...read.value, bitpix: 16 }, []);
      sorts.push([kindByHeader, filter]);
    }
    assert.deepEqual(sorts, [
      ['bias', null],
      ['flat', 'V'],
      ['light', 'V'],
    ]);
    const light = await readImage(night.light[1] ?? '');
    assert.ok(light.ok);
    const { header } = light.value;
    const solution = wcsFromCards((keyword) => header.getNumber(keyword) ?? header.getString(keyword));
    assert.ok(solution.ok);
    const camera = new SyntheticCamera(SIZE.size, 7);
    const { x, y } = camera.drift(1);
    const list: { ra: number; dec: number }[] = JSON.parse(readFileSync(night.stars, 'utf8'));
    assert.equal(list.length, 15);
    for (const [index, { ra, dec }] of list.entries()) {
      const place = skyToPixel(solution.value, { raDegrees: ra, decDegrees: dec });
      const star = camera.stars[index];
      assert.ok(place && star);
      assert.ok(Math.hypot(place.x - star.x - x, place.y - star.y - y) < 1e-6, `${place.x} ${place.y}`);
    }
  });

  it('is not taken for whole when it was stopped', async () => {
    const stop = new AbortController();
    const report = () => stop.abort(new Error('enough'));
    const stopped = benchNight(join(folder, 'part'), SIZE, { report, signal: stop.signal });
    await assert.rejects(stopped, /enough/);
    assert.ok(!nightIsThere(join(folder, 'part'), SIZE));
  });
});
