import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header } from '@wombat/fits';
import { type CombineOptions, type Image } from '@wombat/imaging';
import { masterBias, masterDark, masterFlat } from '@wombat/imaging/reference';
import { type CombineRequest, combineFrames } from './combineFrames.js';
import { Crew } from './crew.js';
import { closeFrames, type FrameFile } from './files/frameFile.js';
import { FrameFolder } from './testing/frameFolder.js';

const [WIDTH, HEIGHT, MOST] = [29, 23, 200];
const COUNTS = [1, 2, 3, 5, 8, 20, 50, 200];
const METHODS = ['median', 'mean', 'mad', 'minmax'] as const;
const TYPES = ['u16', 'f32', 'f64', 'mixed'] as const;
type Type = (typeof TYPES)[number];

/** A number from 0 to 1 that looks random, the same every time. */
function chance(index: number, pixel: number): number {
  const mixed = Math.imul(index * 7919 + pixel + 1, 0x9e3779b1);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0) / 2 ** 32;
}

/** Counts about a level, with cosmic rays, saturated and dead pixels, and where the type can say so, no numbers. */
function pixelsOf(index: number, type: Type): Uint16Array | Float32Array | Float64Array {
  const value = (pixel: number) => {
    if (pixel % 97 === 5) return 65535;
    const noise = 40 * chance(index, pixel);
    return 3000 + 10 * index + noise + (chance(index, 3 * pixel + 1) < 0.04 ? 20000 : 0);
  };
  const from = { length: WIDTH * HEIGHT };
  const own = type === 'mixed' ? (['u16', 'f32', 'f64'] as const)[index % 3] : type;
  if (own === 'u16') return Uint16Array.from(from, (_, pixel) => value(pixel));
  const holed = (pixel: number) => (chance(index, 5 * pixel + 2) < 0.02 ? Number.NaN : value(pixel));
  return own === 'f32'
    ? Float32Array.from(from, (_, pixel) => holed(pixel))
    : Float64Array.from(from, (_, pixel) => holed(pixel) / 3);
}

interface Stack {
  readonly files: readonly FrameFile[];
  readonly images: readonly Image[];
}

describe('combineFrames equals the plain rules on every pixel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'methods-'));
  const frames = new FrameFolder(folder, WIDTH);
  const crew = new Crew(2);
  const stacks = new Map<Type, Stack>();
  let bias: Stack;

  async function stackOf(paths: readonly string[]): Promise<Stack> {
    const files: FrameFile[] = [];
    const images: Image[] = [];
    for (const path of paths) {
      files.push(await frames.opened(path));
      images.push(await frames.image(path));
    }
    return { files, images };
  }

  beforeAll(async () => {
    const plane = (salt: number, level: number) =>
      Float32Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => level + chance(salt, pixel));
    bias = await stackOf([await frames.written('bias', plane(1, 900)), await frames.written('dark', plane(2, 30))]);
    for (const type of TYPES) {
      const paths: string[] = [];
      for (let index = 0; index < MOST; index++)
        paths.push(await frames.written(`${type}${index}`, pixelsOf(index, type)));
      stacks.set(type, await stackOf(paths));
    }
  });
  afterAll(async () => {
    await crew.dismiss();
    for (const { files } of [...stacks.values(), bias]) closeFrames(files);
    rmSync(folder, { recursive: true });
  });

  async function combined(kind: CombineRequest['kind'], stack: Stack, options: Partial<CombineOptions>) {
    const output = join(folder, 'master.fits');
    const [biasFile = null, darkFile = null] = kind === 'bias' ? [] : bias.files;
    const masters = { bias: biasFile, dark: kind === 'flat' ? darkFile : null };
    const request = {
      kind,
      frames: stack.files,
      ...masters,
      options,
      output,
      header: () => Header.of([]),
      sync: false,
    };
    const { rejected } = await combineFrames(crew, request);
    return { pixels: (await frames.image(output)).pixels, rejected };
  }

  function plainly(kind: CombineRequest['kind'], { images }: Stack, options: Partial<CombineOptions>) {
    const [biasImage = null, darkImage = null] = bias.images;
    if (kind === 'bias') return masterBias(images, options);
    return kind === 'dark'
      ? masterDark(images, biasImage, options)
      : masterFlat(images, { bias: biasImage, dark: darkImage }, options);
  }

  for (const method of METHODS)
    for (const type of TYPES)
      it(`${method} of ${type} pixels, ${COUNTS.join(', ')} frames`, async () => {
        const all = stacks.get(type) ?? assert.fail(type);
        for (const count of COUNTS) {
          const stack = { files: all.files.slice(0, count), images: all.images.slice(0, count) };
          for (const kind of ['bias', 'dark', 'flat'] as const) {
            const options = { method, sigma: 2.5 };
            const { pixels, rejected } = plainly(kind, stack, options);
            const what = `${kind} of ${count}`;
            const made = await combined(kind, stack, options);
            assert.deepEqual(made.pixels, pixels, what);
            assert.equal(made.rejected, rejected, what);
          }
        }
      });

  it('more frames than a kernel takes', async () => {
    const { files, images } = stacks.get('u16') ?? assert.fail();
    const stack = { files: [...files, ...files.slice(0, 90)], images: [...images, ...images.slice(0, 90)] };
    const { pixels, rejected } = plainly('bias', stack, {});
    assert.deepEqual(await combined('bias', stack, {}), { pixels, rejected });
  });
});
