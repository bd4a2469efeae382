import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { readPair } from './readPair.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-pair-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function write(name: string, width: number, pixels: Float32Array | Uint16Array, header = Header.of([])) {
  await writeImage(join(folder, name), { header, width, height: pixels.length / width, pixels });
  return name;
}

describe('readPair', () => {
  it('has the raw counts of the same pixels as the calibrated frame, with their overscan', async () => {
    const header = Header.of([]).with('TRIMSEC', '[2:4,1:2]').with('BIASSEC', '[1:1,1:2]');
    const path = await write('raw.fits', 4, Uint16Array.of(300, 1, 2, 3, 300, 4, 5, 6), header);
    const product = await write('calibrated.fits', 3, Float32Array.of(1, 2, 3, 4, 5, 6));
    const pair = await readPair(folder, { path, product });
    assert.ok(pair.ok);
    assert.deepEqual([...pair.value.raw.pixels], [1, 2, 3, 4, 5, 6]);
    assert.deepEqual([pair.value.raw.width, pair.value.calibrated.width], [3, 3]);
  });

  it('has the larger of two green pixels, so that one that is saturated is seen', async () => {
    const header = Header.of([]).with('BAYERPAT', 'RGGB');
    const path = await write('colour.fits', 2, Uint16Array.of(9, 65_535, 40, 9), header);
    const product = await write('green.fits', 1, Float32Array.of(30_000));
    const pair = await readPair(folder, { path, product });
    assert.ok(pair.ok);
    assert.deepEqual([...pair.value.raw.pixels], [65_535]);
  });

  it('has no value where the raw frame has a hole of 0', async () => {
    const path = await write('hole.fits', 4, Uint16Array.of(1000, 1003, 0, 998));
    const product = await write('calibrated.fits', 4, Float32Array.of(1, 2, -40, 4));
    const pair = await readPair(folder, { path, product });
    assert.ok(pair.ok);
    assert.deepEqual([...pair.value.calibrated.pixels], [1, 2, Number.NaN, 4]);
  });

  it('says which of the two cannot be read', async () => {
    const product = await write('calibrated.fits', 1, Float32Array.of(1));
    for (const frame of [
      { path: 'gone.fits', product },
      { path: product, product: 'gone.fits' },
    ]) {
      const pair = await readPair(folder, frame);
      assert.match(pair.ok ? '' : pair.fault.message, /^gone\.fits: /);
    }
  });
});
