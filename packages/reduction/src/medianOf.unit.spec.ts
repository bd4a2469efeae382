import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, medianAbsoluteDeviation } from '@wombat/imaging';
import fc from 'fast-check';
import { Crew } from './crew.js';
import { exactMedian } from './exactMedian.js';
import { closeFrames } from './files/frameFile.js';
import { levelsOf } from './levels.js';
import { medianOf } from './medianOf.js';
import { FrameFolder } from './testing/frameFolder.js';

const folder = mkdtempSync(join(tmpdir(), 'median-'));
const frames = new FrameFolder(folder, 1);
const crew = new Crew(2);
afterAll(async () => {
  await crew.dismiss();
  rmSync(folder, { recursive: true });
});

async function placed(pixels: Float32Array | Float64Array | Uint16Array) {
  return frames.opened(await frames.written('frame', pixels));
}

const values = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.double({ noDefaultInfinity: false }) },
    { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324) },
  ),
  { minLength: 1, maxLength: 40 },
);

describe('the median of pixels in a file', () => {
  it('is that of the same numbers in memory, by a sample or by their digits', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        const pixels = Float64Array.from(list);
        const file = await placed(pixels);
        const { pixels: place, width, height } = file;
        const source = { pixels: place, bias: null, dark: null, centre: null, pixelCount: width * height };
        const expected = median(pixels) + 0;
        assert.deepEqual([(await medianOf(crew, file)) + 0, await exactMedian(crew, source)], [expected, expected]);
        closeFrames([file]);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('is exact where many pixels are alike, and where a sample is misled', async () => {
    const alike = Float32Array.from({ length: 200_000 }, (_, at) => (at % 7 < 4 ? 1000 : 1000 + (at % 3) / 2));
    // Rows are one pixel wide: the sample takes every 781st of them.
    const misled = Float32Array.from({ length: 200_000 }, (_, at) => (at % 781 === 0 ? 5000 : at % 977));
    for (const pixels of [alike, misled, Float32Array.from(alike.subarray(1), (value) => value / 3)]) {
      const file = await placed(pixels);
      const middle = median(pixels);
      assert.equal(await medianOf(crew, file), middle);
      assert.equal(await medianOf(crew, file, middle), medianAbsoluteDeviation(pixels));
      closeFrames([file]);
    }
  });

  it('is the level of a flat less its bias and dark, of any kind of pixels', async () => {
    const noise = (salt: number) => (_: unknown, at: number) => ((at * 7919 + salt * 104_729) % 997) / 10;
    const shape = { length: 100_000 };
    const bias = await frames.opened(await frames.written('bias', Float32Array.from(shape, noise(1))));
    const dark = await frames.opened(await frames.written('dark', Float64Array.from(shape, noise(2))));
    const constant = new Uint16Array(100_000).fill(30_000);
    const kinds = [
      Uint16Array.from(shape, noise(3)),
      Float32Array.from(shape, noise(4)),
      Float64Array.from(shape, noise(5)),
    ];
    for (const [at, pixels] of [...kinds, constant].entries()) {
      const flat = await frames.opened(await frames.written(`flat${at}`, pixels));
      const less = (...masters: (typeof bias)[]) => ({
        bias: masters[0]?.pixels ?? null,
        dark: masters[1]?.pixels ?? null,
      });
      for (const masters of [less(), less(bias), less(bias, dark)]) {
        const [level] = await levelsOf(crew, { frames: [flat.pixels], ...masters, width: 1, height: pixels.length });
        const subtracted = Float64Array.from(pixels, (value, pixel) => {
          const biased = masters.bias === null ? 0 : Math.fround(noise(1)(0, pixel));
          return value - biased - (masters.dark === null ? 0 : noise(2)(0, pixel));
        });
        assert.equal(level, median(subtracted));
      }
      closeFrames([flat]);
    }
    closeFrames([bias, dark]);
  });
});
