import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { Patience } from '@wombat/service-kit/worker';
import { PairMemory } from './pairMemory.js';
import { readPair } from './readPair.js';
import { whenThere } from './whenThere.js';

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

  it('tells whether there are holes', async () => {
    const product = await write('without.fits', 4, Float32Array.of(1, 2, 3, 4));
    const told: boolean[] = [];
    for (const third of [0, 1001]) {
      const path = await write(`third-${third}.fits`, 4, Uint16Array.of(1000, 1003, third, 998));
      const pair = await readPair(folder, { path, product });
      told.push(pair.ok && pair.value.hasHoles);
    }
    assert.deepEqual(told, [true, false]);
  });

  it('has the rows of the raw frame that are wanted, in the memory of the pair before', async () => {
    const path = await write('rows.fits', 2, Uint16Array.of(1, 2, 3, 4, 5, 6));
    const product = await write('calibrated.fits', 2, Float32Array.of(10, 20, 30, 40, 50, 60));
    const memory = new PairMemory();
    const first = await readPair(folder, { path, product }, { memory });
    assert.ok(first.ok);
    const { calibrated, raw } = first.value;
    raw.pixels.fill(0);
    const second = await readPair(folder, { path, product }, { memory, rawRows: [{ first: 1, last: 1 }] });
    assert.ok(second.ok && second.value.raw.pixels.buffer === raw.pixels.buffer);
    assert.ok(second.value.calibrated.pixels.buffer === calibrated.pixels.buffer);
    assert.deepEqual([...second.value.raw.pixels], [0, 0, 3, 4, 0, 0]);
    assert.deepEqual([...second.value.calibrated.pixels], [10, 20, 30, 40, 50, 60]);
  });

  it('says which of the two cannot be read', async () => {
    const product = await write('calibrated.fits', 1, Float32Array.of(1));
    for (const frame of [
      { path: 'gone.fits', product },
      { path: product, product: 'gone.fits' },
    ]) {
      const pair = await readPair(folder, frame);
      assert.match(pair.ok ? '' : pair.fault.message, /^gone\.fits: /);
      assert.ok(!pair.ok && pair.fault.mayPass);
    }
  });

  it('says of a file that is cut off that it may be whole later, and of one that is none that it may not', async () => {
    const product = await write('calibrated.fits', 1, Float32Array.of(1));
    const path = await write('cut.fits', 1, Uint16Array.of(1));
    truncateSync(join(folder, path), 2880);
    writeFileSync(join(folder, 'text.fits'), 'no frame'.repeat(1000));
    const faults = [];
    for (const one of [path, 'text.fits']) {
      const pair = await readPair(folder, { path: one, product });
      faults.push(pair.ok ? null : [pair.fault.code, pair.fault.mayPass]);
    }
    assert.deepEqual(faults, [
      ['truncated', true],
      ['notFits', false],
    ]);
  });

  it('waits for a raw frame that is cut off for a moment', async () => {
    const product = await write('calibrated.fits', 1, Float32Array.of(1));
    const path = await write('cut.fits', 1, Uint16Array.of(7));
    const whole = readFileSync(join(folder, path));
    truncateSync(join(folder, path), 2880);
    let pauses = 0;
    const patience = new Patience(1_000, async () => {
      pauses++;
      if (pauses === 2) writeFileSync(join(folder, path), whole);
    });
    const pair = await whenThere(patience, () => readPair(folder, { path, product }));
    assert.deepEqual(pair.ok && [...pair.value.raw.pixels], [7]);
    assert.equal(pauses, 2);
  });
});
