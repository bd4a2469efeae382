import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHeader } from '../header/parseHeader.js';
import type { FitsImage } from '../image/readImage.js';
import { greenOfBayer } from './greenOfBayer.js';

const headerOf = (...records: string[]) => parseHeader(records.map((each) => each.padEnd(80)).join(''));

/** A sensor that sees red 1, green 10 (first row of a pair) or 20 (second), blue 100. */
function frame(pattern: string, { width, height }: { width: number; height: number }, ...records: string[]): FitsImage {
  const pixels = Float32Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const colour = pattern[(y % 2) * 2 + (x % 2)];
    return colour === 'R' ? 1 : colour === 'B' ? 100 : y % 2 === 0 ? 10 : 20;
  });
  return { header: headerOf(...records), width, height, pixels };
}

const small = { width: 6, height: 4 };

describe('greenOfBayer', () => {
  it('is the mean of the two green pixels of each square, whatever the pattern', () => {
    for (const pattern of ['RGGB', 'BGGR', 'GRBG', 'GBRG']) {
      const green = greenOfBayer(frame(pattern, small), { pattern: ` ${pattern.toLowerCase()}`, rowOrder: 'top-down' });
      assert.ok(green.ok);
      const { width, height, pixels, band } = green.value;
      assert.deepEqual([width, height, band, green.value.pattern], [3, 2, 'TG', pattern]);
      assert.deepEqual(pixels, new Float32Array(6).fill(15));
    }
  });

  it('keeps the light: the mean of all green pixels is the mean of the result', () => {
    const sizes = fc.record({ width: fc.integer({ min: 2, max: 20 }), height: fc.integer({ min: 2, max: 20 }) });
    const property = fc.property(sizes, fc.infiniteStream(fc.integer({ min: 0, max: 65535 })), (size, values) => {
      const drawn = values[Symbol.iterator]();
      const { width, height } = size;
      const pixels = Float64Array.from({ length: width * height }, () => drawn.next().value ?? 0);
      const green = greenOfBayer(
        { header: headerOf(), width, height, pixels },
        { pattern: 'RGGB', rowOrder: 'top-down' },
      );
      assert.ok(green.ok);
      const [wide, high] = [width >> 1, height >> 1];
      let sum = 0;
      for (let y = 0; y < 2 * high; y++)
        for (let x = 0; x < 2 * wide; x++) if ((x + y) % 2 === 1) sum += pixels[y * width + x] ?? 0;
      const total = Float64Array.from(green.value.pixels).reduce((all, pixel) => all + pixel, 0);
      assert.equal(green.value.pixels.length, wide * high);
      assert.ok(Math.abs(2 * total - sum) < 1e-6 * (sum + 1));
    });
    fc.assert(property, { seed: 1, numRuns: 100 });
  });

  it('follows offsets and the order of rows', () => {
    const found = (
      rowOrder: 'top-down' | 'bottom-up',
      size: { width: number; height: number },
      ...records: string[]
    ) => {
      const green = greenOfBayer(frame('RGGB', size, ...records), { pattern: 'RGGB', rowOrder });
      return green.ok ? green.value.pattern : green.fault.message;
    };
    assert.equal(found('top-down', small, 'XBAYROFF= 1'), 'GRBG');
    assert.equal(found('top-down', small, 'YBAYROFF= 1'), 'GBRG');
    assert.equal(found('top-down', small, 'XBAYROFF= 1', 'YBAYROFF= 1'), 'BGGR');
    assert.equal(found('bottom-up', small, "ROWORDER= 'BOTTOM-UP'"), 'GBRG');
    assert.equal(found('bottom-up', { width: 6, height: 5 }, "ROWORDER= 'BOTTOM-UP'"), 'RGGB');
    // Without the card the pattern is taken as it lies in the file.
    assert.equal(found('bottom-up', small), 'RGGB');
  });

  it('changes the header with the pixels', () => {
    const records = ['BAYERPAT= RGGB', 'CRPIX1  = 2.5', 'CD1_1   = 0.001', 'XPIXSZ  = 3.75', 'XBINNING= 1'];
    const green = greenOfBayer(frame('RGGB', small, ...records), { pattern: 'RGGB', rowOrder: 'top-down' });
    assert.ok(green.ok);
    const { header } = green.value;
    assert.equal(header.has('BAYERPAT'), false);
    const numbers = ['CRPIX1', 'CD1_1', 'XPIXSZ', 'XBINNING'].map((keyword) => header.getNumber(keyword));
    assert.deepEqual(numbers, [1.5, 0.002, 7.5, 2]);
  });

  it('changes a SIP distortion with the pixels', () => {
    const records = ['A_ORDER = 3', 'A_0_0   = 0.5', 'A_1_0   = 1E-3', 'A_2_0   = 1E-5', 'BP_1_2  = 1E-8'];
    const green = greenOfBayer(frame('RGGB', small, ...records), { pattern: 'RGGB', rowOrder: 'top-down' });
    assert.ok(green.ok);
    const { header } = green.value;
    const numbers = ['A_ORDER', 'A_0_0', 'A_1_0', 'A_2_0', 'BP_1_2'].map((keyword) => header.getNumber(keyword));
    assert.deepEqual(numbers, [3, 0.25, 1e-3, 2e-5, 4e-8]);
  });

  it('refuses with the reason', () => {
    const refused = (pattern: string, size: { width: number; height: number }, ...records: string[]) => {
      const green = greenOfBayer(frame('RGGB', size, ...records), { pattern, rowOrder: 'top-down' });
      return green.ok ? 'accepted' : green.fault.message;
    };
    assert.match(refused('CYMG', small), /CYMG/);
    assert.match(refused('RGGB', { width: 1, height: 4 }), /1 x 4/);
    assert.match(refused('RGGB', small, 'XBINNING= 2'), /binned/);
  });
});
