import assert from 'node:assert/strict';
import { RandomStream } from './randomStream.js';

describe('RandomStream', () => {
  it('repeats itself for a seed and label, and differs for others', () => {
    const draw = (seed: number, label: string) =>
      Array.from({ length: 5 }, () => new RandomStream(seed, label)).map((s) => s.uniform());
    assert.deepEqual(draw(1, 'a'), draw(1, 'a'));
    const firsts = [
      new RandomStream(1, 'a'),
      new RandomStream(2, 'a'),
      new RandomStream(1, 'b'),
      new RandomStream(1, 'a/1'),
    ].map((s) => s.uniform());
    assert.equal(new Set(firsts).size, 4);
  });

  it('fills with Gaussian numbers: moments, and tails beyond the last layer', () => {
    const values = new Float32Array(2_000_000);
    new RandomStream(7, 'normal').fillGaussians(values);
    let [sum, squares, fourths, beyond2, beyond3, beyond35] = [0, 0, 0, 0, 0, 0];
    for (const z of values) {
      const size = Math.abs(z);
      sum += z;
      squares += z * z;
      fourths += z ** 4;
      beyond2 += size > 2 ? 1 : 0;
      beyond3 += size > 3 ? 1 : 0;
      beyond35 += size > 3.5 ? 1 : 0;
    }
    const n = values.length;
    // Five standard errors each.
    assert.ok(Math.abs(sum / n) < 5 / Math.sqrt(n));
    assert.ok(Math.abs(squares / n - 1) < 5 * Math.sqrt(2 / n));
    assert.ok(Math.abs(fourths / n - 3) < 5 * Math.sqrt(96 / n));
    for (const [count, expected] of [
      [beyond2, 0.0455003],
      [beyond3, 0.0026998],
      [beyond35, 0.00046526],
    ] as const) {
      assert.ok(Math.abs(count - n * expected) < 5 * Math.sqrt(n * expected), `${count} of ${n * expected}`);
    }
  });

  it('draws single numbers evenly and normally', () => {
    const stream = new RandomStream(3, 'single');
    const uniforms = Array.from({ length: 100_000 }, () => stream.uniform());
    assert.ok(uniforms.every((u) => u >= 0 && u < 1));
    assert.ok(Math.abs(uniforms.reduce((a, b) => a + b) / uniforms.length - 0.5) < 5 / Math.sqrt(12 * uniforms.length));
    const gaussians = Array.from({ length: 100_000 }, () => stream.gaussian());
    const variance = gaussians.reduce((a, z) => a + z * z, 0) / gaussians.length;
    assert.ok(Math.abs(variance - 1) < 5 * Math.sqrt(2 / gaussians.length));
  });
});
