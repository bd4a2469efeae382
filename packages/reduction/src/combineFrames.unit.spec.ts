import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, readImage, writeImage } from '@wombat/fits';
import { calibrate } from '@wombat/imaging';
import { masterBias, masterDark, masterFlat } from '@wombat/imaging/reference';
import { calibrateFrames } from './calibrateFrames.js';
import { combineFrames } from './combineFrames.js';
import { Crew } from './crew.js';
import { closeFrames, type FrameFile, openFrame } from './files/frameFile.js';

const [WIDTH, HEIGHT, FRAMES] = [331, 257, 11];

let folder = '';

/** A value that looks random, the same every time. */
function scatter(index: number, pixel: number): number {
  const mixed = Math.imul(index * 7919 + pixel + 1, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % 64;
}

function pixelsOf(index: number, level: number): Uint16Array {
  return Uint16Array.from({ length: WIDTH * HEIGHT }, (_, pixel) =>
    scatter(index, 3 * pixel) === 7 ? 60000 : level + scatter(index, pixel) + (pixel % 100),
  );
}

async function written(name: string, pixels: Uint16Array | Float32Array): Promise<string> {
  const path = join(folder, name);
  await writeImage(path, { header: Header.of([]), width: WIDTH, height: HEIGHT, pixels });
  return path;
}

async function opened(path: string): Promise<FrameFile> {
  const frame = await openFrame(path);
  assert.ok(frame.ok);
  return frame.value;
}

async function imageOf(path: string) {
  const image = await readImage(path);
  assert.ok(image.ok);
  return image.value;
}

async function made(kind: 'bias' | 'dark' | 'flat', paths: readonly string[], bias: string | null, threads: number) {
  const crew = new Crew(threads);
  const output = join(folder, `master-${kind}-${threads}.fits`);
  const frames = await Promise.all(paths.map(opened));
  const master = bias === null ? null : await opened(bias);
  const options = { header: () => Header.of([]), sync: false };
  const outcome = await combineFrames(crew, { kind, frames, bias: master, dark: null, output, ...options });
  closeFrames(master === null ? frames : [...frames, master]);
  await crew.dismiss();
  return { output, outcome };
}

describe('combineFrames and calibrateFrames', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'combine-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const kind of ['bias', 'dark', 'flat'] as const) {
    it(`make the reference's master ${kind}, by one thread or two, byte for byte`, async () => {
      const level = kind === 'flat' ? 20000 : 1000;
      const indexes = Array.from({ length: FRAMES }, (_, index) => index);
      const paths = await Promise.all(
        indexes.map((index) => written(`${kind}${index}.fits`, pixelsOf(index, level + 10 * index))),
      );
      const biasPath = await written(
        'bias.fits',
        Float32Array.from(pixelsOf(99, 300), (value) => value / 64),
      );
      const bias = kind === 'bias' ? null : biasPath;
      const one = await made(kind, paths, bias, 1);
      const two = await made(kind, paths, bias, 2);
      assert.deepEqual(readFileSync(one.output), readFileSync(two.output));
      const frames = await Promise.all(paths.map(imageOf));
      const master = await imageOf(biasPath);
      const expected =
        kind === 'bias'
          ? masterBias(frames)
          : kind === 'dark'
            ? masterDark(frames, master)
            : masterFlat(frames, { bias: master, dark: null });
      assert.deepEqual((await imageOf(one.output)).pixels, expected.pixels);
      assert.equal(one.outcome.rejected, expected.rejected);
      if ('levels' in expected) assert.deepEqual(one.outcome.levels, expected.levels);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith('.')),
        [],
      );
    });
  }

  it('calibrate to the bits of the reference', async () => {
    const paths = await Promise.all([5, 6].map((index) => written(`light${index}.fits`, pixelsOf(index, 3000))));
    const bias = await written('b.fits', Float32Array.from(pixelsOf(1, 1000)));
    const flat = await written(
      'f.fits',
      Float32Array.from(pixelsOf(2, 20000), (value) => value / 20050),
    );
    const crew = new Crew(2);
    const [biasFile, flatFile] = [await opened(bias), await opened(flat)];
    const files = await Promise.all(paths.map(opened));
    const frames = files.map((file, index) => ({
      file,
      output: join(folder, `calibrated${index}.fits`),
      pedestal: 5,
      saturation: 60000,
      header: () => Header.of([]),
    }));
    const outcomes = await calibrateFrames(crew, {
      frames,
      bias: biasFile,
      dark: null,
      flat: { file: flatFile, level: 1 },
      sync: 'each',
    });
    closeFrames([biasFile, flatFile, ...files]);
    await crew.dismiss();
    const masters = { bias: await imageOf(bias), flat: await imageOf(flat) };
    for (const [index, path] of paths.entries()) {
      const expected = calibrate(await imageOf(path), masters, { saturation: 60000, pedestal: 5 });
      assert.deepEqual((await imageOf(join(folder, `calibrated${index}.fits`))).pixels, expected.pixels);
      assert.equal(outcomes[index]?.saturatedPixels, expected.saturatedPixels);
      assert.equal(outcomes[index]?.badFlatPixels, expected.badFlatPixels);
    }
  });
});
