import assert from 'node:assert/strict';
import { seededNormal, seededRandom } from '@wombat/random';
import fc from 'fast-check';
import { type CombineOptions, combinePixels } from '../calibrate/combinePixels.js';
import { stackKernel } from './stackKernel.js';
import type { StackShape } from './stackShape.js';

interface Stack {
  readonly frames: readonly ArrayLike<number>[];
  readonly bias: Float32Array;
  readonly dark: Float32Array;
  readonly levels: readonly number[];
}

type Kind = Pick<StackShape, 'source' | 'work'>;

const OPTIONS: CombineOptions = { method: 'median', sigma: 3, rounds: 5 };

function byKernel(stack: Stack, kind: Kind, { sigma, rounds } = OPTIONS) {
  const pixelCount = stack.bias.length;
  const blockPixels = Math.ceil(pixelCount / 8) * 8;
  const kernel = stackKernel({ frameCount: stack.frames.length, blockPixels, ...kind, sigma, rounds });
  stack.frames.forEach((pixels, index) => {
    const bytes = kernel.frame(index);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < pixelCount; at++) {
      if (kind.source === 'u16') view.setUint16(2 * at, (pixels[at] as number) ^ 0x8000);
      else view.setFloat32(4 * at, pixels[at] as number);
    }
  });
  if (kind.work !== 'plain') kernel.bias.set(stack.bias);
  if (kind.work === 'scaled') kernel.dark.set(stack.dark);
  kernel.setLevels(stack.levels);
  const rejected = kernel.run(pixelCount);
  if (kind.work === 'scaled') return { pixels: kernel.doubles.slice(0, pixelCount), rejected };
  const view = new DataView(kernel.output.buffer, kernel.output.byteOffset);
  return { pixels: Float32Array.from(stack.bias, (_, at) => view.getFloat32(4 * at)), rejected };
}

function byReference(stack: Stack, { work }: Kind, options = OPTIONS) {
  const { pixels, rejected } = combinePixels(
    {
      frameCount: stack.frames.length,
      pixelCount: stack.bias.length,
      load(pixel, values) {
        const bias = work === 'plain' ? 0 : (stack.bias[pixel] as number);
        const dark = work === 'scaled' ? (stack.dark[pixel] as number) : 0;
        stack.frames.forEach((frame, index) => {
          const level = work === 'scaled' ? (stack.levels[index] as number) : 1;
          values[index] = ((frame[pixel] as number) - bias - dark) / level;
        });
      },
    },
    options,
  );
  return { pixels: work === 'scaled' ? pixels : Float32Array.from(pixels), rejected };
}

const KINDS: readonly Kind[] = (['u16', 'f32'] as const).flatMap((source) =>
  (['plain', 'offset', 'scaled'] as const).map((work) => ({ source, work })),
);

interface StackSize {
  readonly frameCount: number;
  readonly pixelCount: number;
  readonly seed: number;
  readonly floats: boolean;
}

/** Frames about a level with outliers, saturated and constant pixels, and where the pixels can say so, no numbers. */
function randomStack({ frameCount, pixelCount, seed, floats }: StackSize): Stack {
  const normal = seededNormal(seed);
  const uniform = seededRandom(seed + 1);
  const scale = [1, 8, 300][Math.floor(uniform() * 3)] as number;
  const frames = Array.from({ length: frameCount }, (_, index) =>
    Float32Array.from({ length: pixelCount }, (__, pixel) => {
      if (pixel % 19 === 3) return 1234;
      if (pixel % 23 === 5) return 65535;
      if (floats && uniform() < 0.01)
        return [Number.NaN, Number.POSITIVE_INFINITY, -1e30, -5][Math.floor(uniform() * 4)] as number;
      const value = 2000 + 100 * index + scale * normal() + (uniform() < 0.05 ? 20000 * uniform() : 0);
      return floats ? value : Math.min(65535, Math.max(0, Math.round(value)));
    }),
  );
  const bias = Float32Array.from({ length: pixelCount }, (_, pixel) =>
    pixel % 31 === 7 ? Number.NaN : 300 + normal(),
  );
  const dark = bias.map(() => 5 * normal());
  return { frames, bias, dark, levels: frames.map((_, index) => 1700.3 + 100 * index) };
}

describe('stackKernel', () => {
  for (const kind of KINDS) {
    it(`equals the reference bit for bit: ${kind.source}, ${kind.work}`, () => {
      fc.assert(
        fc.property(
          fc.record({
            frameCount: fc.integer({ min: 1, max: 64 }),
            pixelCount: fc.integer({ min: 1, max: 200 }),
            seed: fc.integer({ min: 0, max: 1e9 }),
          }),
          (size) => {
            const stack = randomStack({ ...size, floats: kind.source === 'f32' });
            assert.deepEqual(byKernel(stack, kind), byReference(stack, kind));
          },
        ),
        { seed: 1, numRuns: 150 },
      );
    });

    it(`sorts in memory where there are many frames: ${kind.source}, ${kind.work}`, () => {
      for (const frameCount of [65, 100, 200, 256]) {
        const stack = randomStack({ frameCount, pixelCount: 137, seed: frameCount, floats: kind.source === 'f32' });
        assert.deepEqual(byKernel(stack, kind), byReference(stack, kind));
      }
    });
  }

  it('clips by another sigma and as many rounds as it is told', () => {
    for (const [sigma, rounds] of [
      [2, 5],
      [2.5, 1],
      [1, 20],
      [3, 0],
      [0.1, 5],
    ] as const) {
      const options = { ...OPTIONS, sigma, rounds };
      const stack = randomStack({ frameCount: 15, pixelCount: 500, seed: 5, floats: false });
      for (const work of ['plain', 'scaled'] as const) {
        const kind = { source: 'u16', work } as const;
        assert.deepEqual(byKernel(stack, kind, options), byReference(stack, kind, options), `${work}, ${sigma} sigma`);
      }
    }
  });

  it('takes values at the ends of float32', () => {
    const extremes = [3.4e38, 3.3e38, -3.4e38, 1e-44, 2e-45, 0, 1e16, 2e16, Number.NaN, Number.NEGATIVE_INFINITY];
    const uniform = seededRandom(9);
    const pick = () => extremes[Math.floor(uniform() * extremes.length)] as number;
    for (const work of ['plain', 'offset', 'scaled'] as const) {
      for (const frameCount of [1, 2, 3, 8, 20]) {
        const frames = Array.from({ length: frameCount }, () => Float32Array.from({ length: 64 }, pick));
        const stack: Stack = {
          frames,
          bias: new Float32Array(64),
          dark: new Float32Array(64),
          levels: frames.map(() => 2),
        };
        const kind = { source: 'f32', work } as const;
        assert.deepEqual(byKernel(stack, kind), byReference(stack, kind), `${work} of ${frameCount}`);
      }
    }
  });

  it('adds up its output as a FITS checksum does', () => {
    const kernel = stackKernel({ frameCount: 1, blockPixels: 16, source: 'f32', work: 'plain', sigma: 3, rounds: 5 });
    const words = Uint32Array.from({ length: 13 }, (_, at) => 0x3f000000 + 977 * at);
    const view = new DataView(kernel.frame(0).buffer, kernel.frame(0).byteOffset);
    for (const [at, word] of words.entries()) view.setUint32(4 * at, word);
    kernel.run(13);
    const sum = words.reduce((total, word) => (total + word) % (2 ** 32 - 1), 0);
    assert.equal(kernel.outputSum(13), sum);
  });
});
