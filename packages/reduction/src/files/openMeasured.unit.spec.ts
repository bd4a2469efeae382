import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, readImage, readPart, readRegion, writeImage } from '@wombat/fits';
import { median } from '@wombat/imaging';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { closeFrames } from './frameFile.js';
import { openMeasured } from './openMeasured.js';
import { PixelReader } from './pixelPlace.js';

const folder = mkdtempSync(join(tmpdir(), 'measured-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [WIDTH, HEIGHT] = [40, 20];

async function written(header: Header): Promise<string> {
  const path = join(folder, 'raw.fits');
  const pixels = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    at % WIDTH < 30 ? 2000 + at : 500 + (at % 2),
  );
  await writeImage(path, { header, width: WIDTH, height: HEIGHT, pixels });
  return path;
}

async function opened(path: string, pedestal = 0) {
  const file = await openMeasured(path, { scratchBeside: join(folder, 'x'), pedestal });
  assert.ok(file.ok, path);
  const { pixels, width, height } = file.value;
  const values = new Float64Array(width * height);
  new PixelReader().into(values, pixels, { start: 0, count: values.length });
  closeFrames([file.value]);
  return { ...file.value, values };
}

describe('openMeasured', () => {
  it('reads a frame of which all is measured where it lies', async () => {
    const file = await opened(await written(Header.of([])));
    assert.deepEqual([file.pixels.source, file.overscan, file.pixels.offset > 0], ['u16', 0, true]);
  });

  it('trims, and takes the level of the overscan from every pixel', async () => {
    const path = await written(Header.of([]).with('TRIMSEC', '[1:30,1:20]').with('BIASSEC', '[31:40,1:20]'));
    const file = await opened(path);
    assert.deepEqual([file.width, file.height, file.overscan], [30, 20, 500.5]);
    const part = await readPart(path);
    assert.ok(part.ok);
    assert.deepEqual(
      file.values,
      Float64Array.from(part.value.pixels, (value) => value - 500.5),
    );
    assert.match(file.header.cards.at(-1)?.text ?? '', /overscan of 500\.5 subtracted/);
    assert.deepEqual(readdirSync(folder), ['raw.fits']);
  });

  it('takes a pedestal from every pixel', async () => {
    const path = await written(Header.of([]));
    const image = await readImage(path);
    assert.ok(image.ok);
    const file = await opened(path, 100);
    assert.deepEqual(
      file.values,
      Float64Array.from(image.value.pixels, (value) => value - 100),
    );
    assert.equal(file.overscan, 0);
  });

  it('has the green of a colour frame', async () => {
    const path = await written(Header.of([]).with('BAYERPAT', 'RGGB'));
    const [file, part] = [await opened(path), await readPart(path)];
    assert.ok(part.ok);
    assert.deepEqual([file.width, file.height], [20, 10]);
    assert.deepEqual(file.values, Float64Array.from(part.value.pixels));
  });

  it('refuses a colour frame without a green to measure, and a file that is none', async () => {
    for (const [path, words] of [
      [await written(Header.of([]).with('BAYERPAT', 'CMYG')), /the colours CMYG/],
      [join(folder, 'nowhere.fits'), /ENOENT/],
    ] as const) {
      const file = await openMeasured(path);
      assert.match(file.ok ? 'opened' : file.fault.message, words);
    }
  });

  itUnless(skipWithout('data/dialects'))('knows the overscan of a real frame', async () => {
    const path = sharedPath('data/dialects/ccdproc/a8280271.fits');
    const [file, image] = [await opened(path), await readImage(path)];
    const strip = await readRegion(path, { x: 3, y: 0, width: 10, height: 520 });
    assert.ok(image.ok && strip.ok);
    assert.equal(file.overscan, median(strip.value.pixels));
    assert.ok(file.overscan > 0);
    assert.equal(
      file.values[512 * 100 + 7],
      (image.value.pixels[image.value.width * 100 + 16 + 7] ?? 0) - file.overscan,
    );
  });
});
