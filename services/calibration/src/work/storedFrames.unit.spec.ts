import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Header, hashFile, writeSolution } from '@wombat/fits';
import { measureStar } from '@wombat/imaging';
import { seededNormal } from '@wombat/random';
import {
  Crew,
  calibrateFrames,
  closeFrames,
  type FrameFile,
  openFrame,
  type StoredInSteps,
  storeSteps,
} from '@wombat/reduction';
import { ok } from '@wombat/result';
import { FrameFolder } from './testing/rawFrames.js';

const SIDE = 400;
const SKY = 40;
const SIGMA = 1.8;
const [GAIN, READ_NOISE] = [1, 5];
const RADII = { starPixels: 6, skyInnerPixels: 11, skyOuterPixels: 18 };
const STARS = Array.from({ length: 64 }, (_, index) => ({
  ...{ x: 30.3 + 48.6 * (index % 8), y: 29.7 + 48.7 * Math.floor(index / 8) },
  electrons: 10 ** (2.6 + (3.4 * index) / 63),
}));

/** Whole counts above a level of 1000, as a camera of few electrons of sky saves them. */
function rawFrame(seed: number, saturated: boolean): Uint16Array {
  const normal = seededNormal(seed);
  const electrons = new Float64Array(SIDE * SIDE).fill(SKY);
  for (const star of STARS)
    for (let y = Math.floor(star.y) - 14; y <= star.y + 14; y++)
      for (let x = Math.floor(star.x) - 14; x <= star.x + 14; x++) {
        const light =
          Math.exp(-((x - star.x) ** 2 + (y - star.y) ** 2) / (2 * SIGMA ** 2)) / (2 * Math.PI * SIGMA ** 2);
        electrons[y * SIDE + x] = (electrons[y * SIDE + x] as number) + star.electrons * light;
      }
  const counts = Uint16Array.from(electrons, (value) =>
    Math.round(1000 + (value + normal() * Math.sqrt(value + READ_NOISE ** 2)) / GAIN),
  );
  return saturated ? counts.fill(65_535, 0, 3) : counts;
}

describe('frames that are stored in steps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  const frames = new FrameFolder(folder);
  const crew = new Crew(2);
  const files: FrameFile[] = [];
  let bias: FrameFile;
  let flat: FrameFile;

  async function opened(name: string, pixels: Uint16Array | Float32Array): Promise<FrameFile> {
    const { path } = await frames.write(name, pixels, { width: SIDE });
    const frame = await openFrame(join(folder, path));
    assert.ok(frame.ok, name);
    return frame.value;
  }

  beforeAll(async () => {
    bias = await opened('bias', new Float32Array(SIDE * SIDE).fill(999.7).fill(Number.NaN, 77, 78));
    const response = Float32Array.from({ length: SIDE * SIDE }, (_, at) => 1 + (at % 7) / 50);
    flat = await opened('flat', response);
    for (const seed of [1, 2, 3]) files.push(await opened(`raw${seed}`, rawFrame(seed, seed === 2)));
    const even = Uint16Array.from({ length: SIDE * SIDE }, (_, at) => (at === 5 ? 60_000 : 1000 + (at % 3)));
    files.push(await opened('raw4', even));
  });
  afterAll(async () => {
    await crew.dismiss();
    closeFrames([bias, flat, ...files]);
    rmSync(folder, { recursive: true });
  });

  const image = (path: string) => frames.image(relative(folder, path));
  const pathOf = (place: string, index: number) => join(folder, place, `${index}.fits`);
  const solution = () => Header.of([]).with('CTYPE1', 'RA---TAN').with('CRVAL1', 150.25);

  /** Calibrated and solved, as the pipeline leaves them. */
  async function framesOfFloats(place: string): Promise<void> {
    await calibrateFrames(crew, {
      frames: files.map((file, index) => ({
        ...{ file, output: pathOf(place, index), pedestal: 0, saturation: 65_000 },
        header: () => Header.of([]).with('OBJECT', 'SS Cyg').withHistory('calibrated'),
      })),
      ...{ bias, dark: null, flat: { file: flat, level: 1 }, sync: 'together', solvable: true },
    });
    for (const index of files.keys()) assert.ok((await writeSolution(pathOf(place, index), solution)).ok);
  }

  async function stored(path: string): Promise<StoredInSteps> {
    const done = await storeSteps(crew, path);
    assert.ok(done.ok && done.value !== null, path);
    return done.value;
  }

  it('given frames, stores them in half the room, no pixel farther off than half a step of a quarter of its noise', async () => {
    await framesOfFloats('floats');
    await framesOfFloats('steps');
    for (const index of [0, 1, 2]) {
      const before = await image(pathOf('floats', index));
      const { steps, sha256 } = await stored(pathOf('steps', index));
      assert.ok(steps.areFine && steps.step <= steps.noise / 4, `frame ${index}`);
      assert.equal(sha256, await hashFile(pathOf('steps', index)));
      const after = await image(pathOf('steps', index));
      assert.equal(after.header.get('BSCALE'), steps.step);
      assert.ok(Math.abs(steps.noise / Math.sqrt(SKY + READ_NOISE ** 2) - 1) < 0.1, String(steps.noise));
      assert.equal(after.header.get('QNOISE'), Number(steps.noise.toPrecision(6)));
      for (const keyword of ['OBJECT', 'CTYPE1', 'CRVAL1', 'HISTORY'])
        assert.deepEqual(after.header.get(keyword), before.header.get(keyword), keyword);
      assert.ok(Number.isNaN(after.pixels[77]), 'a pixel without a value has none');
      const farthest = Array.from(before.pixels).reduce(
        (far, value, at) => (at === 77 ? far : Math.max(far, Math.abs(value - (after.pixels[at] ?? 0)))),
        0,
      );
      assert.ok(farthest <= 0.5001 * steps.step + 0.002, `${farthest} of ${steps.step}`);
      const bytes = (place: string) => statSync(pathOf(place, index)).size;
      assert.ok(bytes('steps') < 0.55 * bytes('floats'));
    }
    assert.deepEqual(readdirSync(join(folder, 'steps')).sort(), readdirSync(join(folder, 'floats')).sort());
  });

  it('given stars on them, changes the light in an aperture by less than a tenth of its error, all in all', async () => {
    let [squares, count] = [0, 0];
    for (const index of [0, 1, 2]) {
      const images = [await image(pathOf('floats', index)), await image(pathOf('steps', index))];
      for (const star of STARS) {
        const [before = assert.fail(), after = assert.fail()] = images.map((image) =>
          measureStar(image, star, {
            ...{ radii: RADII, gain: GAIN, readNoise: READ_NOISE, recentre: false, maxShiftPixels: 2 },
          }),
        );
        const light = ({ net, skyLevel, area }: typeof before) => net + skyLevel * area;
        squares += ((light(after) - light(before)) / before.error) ** 2;
        count++;
      }
    }
    assert.ok(Math.sqrt(squares / count) < 0.1, `${Math.sqrt(squares / count)}`);
  });

  it('given one whose steps would be coarse, or one stored so before, leaves it alone', async () => {
    await framesOfFloats('coarse');
    const before = readFileSync(pathOf('coarse', 3));
    const { steps, sha256 } = await stored(pathOf('coarse', 3));
    assert.deepEqual([steps.areFine, sha256], [false, null]);
    assert.deepEqual(readFileSync(pathOf('coarse', 3)), before);
    await stored(pathOf('coarse', 0));
    const once = readFileSync(pathOf('coarse', 0));
    assert.deepEqual(await storeSteps(crew, pathOf('coarse', 0)), ok(null));
    assert.deepEqual(readFileSync(pathOf('coarse', 0)), once);
    assert.deepEqual(readFileSync(pathOf('steps', 0)), once, 'the same bytes of the same file');
    assert.equal((await storeSteps(crew, pathOf('coarse', 9))).ok, false);
  });

  it('can be solved again in its place', async () => {
    const again = await writeSolution(pathOf('steps', 1), () => solution().with('CRVAL1', 151.5));
    assert.ok(again.ok);
    const solved = await image(pathOf('steps', 1));
    assert.deepEqual([solved.header.get('CRVAL1'), solved.header.get('BITPIX')], [151.5, 16]);
  });
});
