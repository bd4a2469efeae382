import assert from 'node:assert/strict';
import { seededRandom } from '@wombat/random';
import fc from 'fast-check';
import { calibrate, LOWEST_FLAT } from '../calibrate/calibrate.js';
import { calibrateKernel } from './calibrateKernel.js';

interface Case {
  readonly pixelCount: number;
  readonly seed: number;
  readonly pedestal: number;
  readonly saturation: number | null;
  readonly dark: boolean;
  readonly broken: boolean;
}

function compare(source: 'u16' | 'f32', { pixelCount, seed, pedestal, saturation, dark, broken }: Case): void {
  const uniform = seededRandom(seed);
  const values = (make: () => number) => Float64Array.from({ length: pixelCount }, make);
  const breaks = (value: number) => (broken && uniform() < 0.02 ? Number.NaN : value);
  const raw = values(() => {
    const value = uniform() < 0.1 ? 65535 : Math.floor(65536 * uniform());
    return source === 'u16' ? value : breaks(Math.fround(value * 1.37 - 100));
  });
  const [bias, darkPlane] = [values(() => breaks(Math.fround(1000 + uniform()))), values(() => 30 * uniform())];
  const flat = values(() => (uniform() < 0.05 ? 0.05 : Math.fround(0.7 + 0.6 * uniform())));
  const plane = (pixels: Float64Array) => ({ width: pixelCount, height: 1, pixels });
  const expected = calibrate(
    plane(raw),
    { bias: plane(bias), flat: plane(flat), ...(dark && { dark: plane(darkPlane), darkScale: 0.75 }) },
    { saturation, pedestal },
  );
  const kernel = calibrateKernel({ blockPixels: Math.ceil(pixelCount / 4) * 4, source, dark });
  const view = new DataView(kernel.raw.buffer, kernel.raw.byteOffset, kernel.raw.byteLength);
  raw.forEach((value, at) => {
    if (source === 'u16') view.setUint16(2 * at, value ^ 0x8000);
    else view.setFloat32(4 * at, value);
  });
  kernel.bias.set(bias);
  if (dark) kernel.dark.set(darkPlane.map((value) => 0.75 * value));
  kernel.flat.set(flat.map((value) => (value >= LOWEST_FLAT ? value : 1)));
  assert.equal(kernel.run(pixelCount, { pedestal, saturation }), expected.saturatedPixels);
  const output = new DataView(kernel.output.buffer, kernel.output.byteOffset);
  assert.deepEqual(
    Float32Array.from(raw, (_, at) => output.getFloat32(4 * at)),
    expected.pixels,
  );
  const words = Array.from(raw, (_, at) => output.getUint32(4 * at));
  assert.equal(
    kernel.outputSum(pixelCount),
    words.reduce((sum, word) => (sum + word) % (2 ** 32 - 1), 0),
  );
}

describe('calibrateKernel', () => {
  for (const source of ['u16', 'f32'] as const) {
    it(`equals the reference bit for bit (${source})`, () => {
      fc.assert(
        fc.property(
          fc.record({
            pixelCount: fc.integer({ min: 1, max: 500 }),
            seed: fc.integer({ min: 0, max: 1e9 }),
            pedestal: fc.constantFrom(0, 100, 0.5),
            saturation: fc.constantFrom(null, 60000, 65535, 0, 20000.5),
            dark: fc.boolean(),
            broken: fc.boolean(),
          }),
          (one) => compare(source, one),
        ),
        { seed: 1, numRuns: 200 },
      );
    });
  }
});
