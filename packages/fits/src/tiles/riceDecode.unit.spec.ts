import assert from 'node:assert/strict';
import fc from 'fast-check';
import { riceDecode } from './riceDecode.js';

type Width = 1 | 2 | 4;
const CODE_BITS = { 1: 3, 2: 4, 4: 5 };
const RAW_CODE = { 1: 6, 2: 14, 4: 25 };
const RANGE = { 1: [0, 255], 2: [-32768, 32767], 4: [-(2 ** 31), 2 ** 31 - 1] } as const;

const bitsOf = (value: number, count: number) =>
  count === 0 ? '' : (value >>> 0).toString(2).padStart(32, '0').slice(-count);

/** Packs pixels with the split that is asked for, block by block, or as they are where that would be absurdly long. */
function packed(
  pixels: readonly number[],
  { width, block, split }: { width: Width; block: number; split: number },
): Buffer {
  let text = bitsOf(pixels[0] ?? 0, width * 8);
  let last = pixels[0] ?? 0;
  for (let start = 0; start < pixels.length; start += block) {
    const differences = pixels.slice(start, start + block).map((pixel) => {
      const shift = 32 - width * 8;
      const step = ((pixel - last) << shift) >> shift;
      last = pixel;
      return (step < 0 ? ~(step << 1) : step << 1) >>> 0;
    });
    const code = Math.min(split, RAW_CODE[width] - 1);
    if (differences.every((difference) => difference === 0)) text += bitsOf(0, CODE_BITS[width]);
    else if (differences.some((difference) => difference >>> code > 300)) {
      text += bitsOf(RAW_CODE[width] + 1, CODE_BITS[width]);
      for (const difference of differences) text += bitsOf(difference, width * 8);
    } else {
      text += bitsOf(code + 1, CODE_BITS[width]);
      for (const difference of differences) text += `${'0'.repeat(difference >>> code)}1${bitsOf(difference, code)}`;
    }
  }
  const bytes = text.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

describe('riceDecode', () => {
  for (const width of [1, 2, 4] as const) {
    const [min, max] = RANGE[width];
    const near = fc.integer({ min: 0, max: 40 });
    const pixel = fc.oneof(near, near, near, fc.integer({ min, max }));
    const runs = fc
      .array(fc.tuple(pixel, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 30 })
      .map((all) => all.flatMap(([value, count]) => Array.from({ length: count }, () => value)));
    const scattered = fc.array(pixel, { minLength: 1, maxLength: 200 });
    const coding = fc.record({ block: fc.constantFrom(1, 16, 32), split: fc.integer({ min: 0, max: 24 }) });

    it(`unpacks what was packed, ${width} bytes a pixel`, () => {
      const property = fc.property(fc.oneof(runs, scattered), coding, (pixels, { block, split }) => {
        const bytes = packed(pixels, { width, block, split });
        const unpacked = new Int32Array(pixels.length);
        assert.equal(riceDecode(bytes, unpacked, { bytesPerPixel: width, blockPixels: block }), true);
        assert.deepEqual([...unpacked], pixels);
      });
      fc.assert(property, { seed: 1, numRuns: 200 });
    });

    it(`knows when bytes are missing, ${width} bytes a pixel`, () => {
      const property = fc.property(scattered, coding, (pixels, { block, split }) => {
        const bytes = packed(pixels, { width, block, split });
        const fewer = bytes.subarray(0, bytes.length - 1);
        const unpacked = new Int32Array(pixels.length);
        assert.equal(riceDecode(fewer, unpacked, { bytesPerPixel: width, blockPixels: block }), false);
      });
      fc.assert(property, { seed: 1, numRuns: 200 });
    });
  }
});
