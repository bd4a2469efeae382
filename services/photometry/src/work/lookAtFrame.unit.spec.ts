import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { detectField, packField } from '@wombat/imaging/detection';
import { PairMemory } from '../adapters/pairMemory.js';
import { readPair } from '../adapters/readPair.js';
import { starryFrame } from '../testing/radii/starryFrame.js';
import { lookAtFrame } from './lookAtFrame.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-look-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SIZE = 700;
const { image } = starryFrame(SIZE, 10);
/** Of what calibration makes of it. */
const RAW_LEVEL = 1000;

/** Of whole numbers, as cameras write them, or of floats. */
async function frameOf(name: string, change: (raw: Float32Array) => void, isWhole = true) {
  const raw = Float32Array.from(image.pixels, (value) => value + RAW_LEVEL);
  change(raw);
  const shape = { header: Header.of([]), width: SIZE, height: SIZE };
  const pixels = isWhole ? Uint16Array.from(raw) : raw;
  await writeImage(join(folder, `${name}.fits`), { ...shape, pixels });
  await writeImage(join(folder, `${name}-calibrated.fits`), { ...shape, pixels: image.pixels });
  return { path: `${name}.fits`, product: `${name}-calibrated.fits` };
}

/** The peaks by looking at the raw frame whole. */
async function peaksOf(frame: { path: string; product: string }, stars: readonly { x: number; y: number }[]) {
  const pair = await readPair(folder, frame);
  assert.ok(pair.ok);
  const { raw } = pair.value;
  return stars.map(({ x, y }) => {
    let peak = Number.NEGATIVE_INFINITY;
    for (let row = Math.round(y) - 2; row <= Math.round(y) + 2; row++)
      for (let column = Math.round(x) - 2; column <= Math.round(x) + 2; column++)
        if (row >= 0 && column >= 0 && row < SIZE && column < SIZE)
          peak = Math.max(peak, raw.pixels[row * SIZE + column] as number);
    return peak;
  });
}

describe('a frame that is looked at', () => {
  it.each([true, false])('has its stars with their raw peaks, over its bands; whole numbers: %s', async (isWhole) => {
    const frame = await frameOf(
      `plain-${isWhole}`,
      (raw) => {
        // Bands of 374 rows: the first ends here. And every corner.
        for (const at of [374 * SIZE - 1, 0, SIZE - 1, SIZE * SIZE - 1, SIZE * (SIZE - 1)]) raw[at] = 60_000;
      },
      isWhole,
    );
    const seen = await lookAtFrame(folder, frame, { memory: new PairMemory(), found: null });
    assert.ok(seen.ok && !seen.value.hasHoles);
    const { stars } = detectField(image);
    assert.ok(stars.length > 100);
    assert.deepEqual(seen.value.field.stars, stars);
    assert.deepEqual(Array.from(seen.value.rawPeaks), await peaksOf(frame, stars));
  });

  it('has none where the raw frame has a hole', async () => {
    const [brightest] = detectField(image).stars;
    assert.ok(brightest !== undefined);
    const [x, y] = [Math.round(brightest.x), Math.round(brightest.y)];
    const frame = await frameOf('hole', (raw) => {
      for (let row = y - 12; row <= y + 12; row++) raw.fill(0, row * SIZE + x - 12, row * SIZE + x + 13);
    });
    const seen = await lookAtFrame(folder, frame, { memory: new PairMemory(), found: null });
    assert.ok(seen.ok && seen.value.hasHoles);
    const { calibrated, field, rawPeaks } = seen.value;
    assert.ok(Number.isNaN(calibrated.pixels[y * SIZE + x]));
    assert.deepEqual(field.stars, detectField(calibrated).stars);
    assert.ok(field.stars.every((star) => Math.hypot(star.x - brightest.x, star.y - brightest.y) > 8));
    assert.deepEqual(Array.from(rawPeaks), await peaksOf(frame, field.stars));
    const told = { memory: new PairMemory(), found: packField(detectField(image)) };
    const again = await lookAtFrame(folder, frame, told);
    assert.ok(again.ok && again.value.hasHoles);
    assert.deepEqual(again.value.field, field);
  });

  it('has them all where a raw pixel of 0 is no hole, as its sky is about 0', async () => {
    const frame = await frameOf('dark', (raw) => {
      for (let at = 0; at < raw.length; at++) raw[at] = (image.pixels[at] as number) - 500;
      raw[5] = 0;
    });
    const seen = await lookAtFrame(folder, frame, { memory: new PairMemory(), found: null });
    assert.ok(seen.ok && !seen.value.hasHoles);
    assert.deepEqual(seen.value.field.stars, detectField(image).stars);
  });

  it('says which of the two files cannot be read', async () => {
    const { path, product } = await frameOf('half', () => {});
    for (const frame of [
      { path: 'gone.fits', product },
      { path, product: 'gone.fits' },
    ]) {
      const seen = await lookAtFrame(folder, frame, { memory: new PairMemory(), found: null });
      assert.match(seen.ok ? '' : seen.fault.message, /^gone\.fits: /);
    }
  });
});
