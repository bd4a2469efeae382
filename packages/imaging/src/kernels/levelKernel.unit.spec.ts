import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { levelKernel } from './levelKernel.js';

describe('levelKernel', () => {
  for (const source of ['u16', 'f32'] as const) {
    it(`counts below a bracket and lists what is in it (${source})`, () => {
      const normal = seededNormal(3);
      for (const pixelCount of [1, 4, 7, 1001]) {
        const kernel = levelKernel({ blockPixels: 1004, source });
        const raw = Float32Array.from({ length: pixelCount }, () => Math.round(20000 + 300 * normal()));
        const pedestal = raw.map((_, at) => (at % 50 === 9 ? Number.NaN : 1000 + (at % 7)));
        const view = new DataView(kernel.raw.buffer, kernel.raw.byteOffset, kernel.raw.byteLength);
        for (const [at, value] of raw.entries()) {
          if (source === 'u16') view.setUint16(2 * at, value ^ 0x8000);
          else view.setFloat32(4 * at, value);
        }
        kernel.pedestal.set(pedestal);
        const values = raw.map((value, at) => value - (pedestal[at] ?? 0));
        const bracket = { low: 18950, high: 19050 };
        const { numbers, below, within } = kernel.count(pixelCount, bracket);
        assert.equal(numbers, values.filter((value) => !Number.isNaN(value)).length);
        assert.equal(below, values.filter((value) => value < bracket.low).length);
        const listed = [...values.keys()].filter((at) => {
          const value = values[at] ?? 0;
          return value >= bracket.low && value <= bracket.high;
        });
        assert.deepEqual([...within], listed);
      }
    });
  }
});
