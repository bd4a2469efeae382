import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header } from '../header/header.js';
import { PixelMemory } from '../image/pixelMemory.js';
import { readImage } from '../image/readImage.js';
import { writeImage } from '../image/writeImage.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { greenOfBayer } from './greenOfBayer.js';
import { readPart, readPartRows } from './readPart.js';

/** Larger than one band of rows. */
const [WIDTH, HEIGHT] = [1201, 503];
const pixels = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at * 7919) % 65_521);

async function withFrames(header: Header, use: (path: string) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const [plain, packed] = [join(folder, 'a.fits'), join(folder, 'a.fits.gz')];
    await writeImage(plain, { header, width: WIDTH, height: HEIGHT, pixels });
    await writeFile(packed, gzipSync(await readFile(plain), { level: 1 }));
    for (const path of [plain, packed]) await use(path);
  });
}

describe('readPart', () => {
  it('reads a whole frame as readImage does', async () => {
    await withFrames(Header.of([]).with('OBJECT', 'M 13'), async (path) => {
      assert.deepEqual(await readPart(path), await readImage(path));
    });
  });

  it('cuts out what is to be kept', async () => {
    await withFrames(Header.of([]).with('TRIMSEC', '[12:1200,4:503]'), async (path) => {
      const part = await readPart(path);
      assert.ok(part.ok);
      const { width, height } = part.value;
      assert.deepEqual([width, height], [1189, 500]);
      const expected = Float32Array.from({ length: width * height }, (_, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        return pixels[(y + 3) * WIDTH + x + 11] ?? Number.NaN;
      });
      assert.deepEqual(part.value.pixels, expected);
    });
  });

  it('has the green of greenOfBayer, over the edges of its bands; or the larger of the two', async () => {
    await withFrames(Header.of([]).with('BAYERPAT', 'GBRG'), async (path) => {
      const [part, image, larger] = [
        await readPart(path),
        await readImage(path),
        await readPart(path, { take: 'larger' }),
      ];
      assert.ok(part.ok && image.ok && larger.ok);
      const green = greenOfBayer(image.value, { pattern: 'GBRG', rowOrder: 'bottom-up' });
      assert.ok(green.ok);
      const { band: _, pattern: __, ...expected } = green.value;
      assert.deepEqual(part.value, expected);
      const two = (at: number) => {
        const [x, y] = [at % 600, Math.floor(at / 600)];
        return [pixels[2 * y * WIDTH + 2 * x] ?? 0, pixels[(2 * y + 1) * WIDTH + 2 * x + 1] ?? 0] as const;
      };
      assert.deepEqual(
        larger.value.pixels,
        Float32Array.from(larger.value.pixels, (_, at) => Math.max(...two(at))),
      );
    });
  });

  it('hands on bands from the first row to the last', async () => {
    await withFrames(Header.of([]).with('BAYERPAT', 'RGGB'), async (path) => {
      let next = 0;
      const read = await readPartRows(path, (band, { width }) => {
        assert.deepEqual([band.y, band.pixels.length], [next, band.height * width]);
        next += band.height;
      });
      assert.ok(read.ok);
      assert.equal(next, 251);
    });
  });

  it('has the rows alone that are wanted, as far as they are on the frame', async () => {
    const rows = [
      { first: -3, last: 2 },
      { first: 99, last: 100 },
      { first: 240, last: 900 },
    ];
    const isWanted = (y: number) => rows.some(({ first, last }) => y >= first && y <= last);
    for (const header of [
      Header.of([]),
      Header.of([]).with('BAYERPAT', 'RGGB'),
      Header.of([]).with('TRIMSEC', '[2:9,3:400]'),
    ])
      await withFrames(header, async (path) => {
        const [whole, some] = [await readPart(path), await readPart(path, { rows })];
        assert.ok(whole.ok && some.ok);
        const { width } = whole.value;
        const expected = whole.value.pixels.map((value, at) => (isWanted(Math.floor(at / width)) ? value : 0));
        assert.deepEqual(some.value, { ...whole.value, pixels: expected });
      });
  });

  it('has the shape of a frame without a row that is wanted', async () => {
    await withFrames(Header.of([]), async (path) => {
      const part = await readPart(path, { rows: [{ first: HEIGHT, last: HEIGHT + 9 }] });
      assert.deepEqual(part.ok && [part.value.width, part.value.height], [WIDTH, HEIGHT]);
    });
  });

  it('puts one frame after the other into the same memory', async () => {
    const memory = new PixelMemory();
    await withFrames(Header.of([]), async (path) => {
      const [alone, first, second] = [
        await readPart(path),
        await readPart(path, { memory }),
        await readImage(path, { memory }),
      ];
      assert.ok(alone.ok && first.ok && second.ok);
      assert.equal(first.value.pixels.buffer, second.value.pixels.buffer);
      assert.deepEqual(second.value.pixels, alone.value.pixels);
      memory.release();
      assert.equal(second.value.pixels.length, 0);
    });
  });

  it('is the fault of the frame', async () => {
    await withFrames(Header.of([]).with('BAYERPAT', 'CMYG'), async (path) => {
      const part = await readPart(path);
      assert.deepEqual([part.ok, !part.ok && part.fault.code], [false, 'unsupported']);
    });
    const gone = await readPart('nowhere.fits');
    assert.equal(gone.ok, false);
  });
});
