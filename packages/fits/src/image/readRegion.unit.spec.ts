import assert from 'node:assert/strict';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PACKED_HEIGHT, PACKED_WIDTH, packedImage } from '../testkit/packedImage.js';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { type FitsImage, readImage } from './readImage.js';
import { readRegion } from './readRegion.js';
import { readRows } from './readRows.js';
import type { Region } from './region.js';

const [width, height] = [PACKED_WIDTH, PACKED_HEIGHT];
const plain = rawHdu(
  primary(16, [width, height], 'BZERO   = 100'),
  Buffer.from(Array.from({ length: width * height * 2 }, (_, at) => (at * 7919) % 251)),
);
const FILES = { plain, gzip: gzipSync(plain), rowTiles: packedImage('riceUnsigned'), tiles: packedImage('rice32') };

async function whole(path: string): Promise<FitsImage> {
  const read = await readImage(path);
  return read.ok ? read.value : assert.fail(read.fault.message);
}

function cut({ pixels }: FitsImage, { x, y, width: wide, height: high }: Region): number[] {
  return Array.from({ length: high }, (_, row) => [
    ...pixels.subarray((y + row) * width + x, (y + row) * width + x + wide),
  ]).flat();
}

const region = fc
  .record({ x: fc.integer({ min: 0, max: width - 1 }), y: fc.integer({ min: 0, max: height - 1 }) })
  .chain(({ x, y }) =>
    fc.record({
      x: fc.constant(x),
      y: fc.constant(y),
      width: fc.integer({ min: 1, max: width - x }),
      height: fc.integer({ min: 1, max: height - y }),
    }),
  );

describe('readRegion', () => {
  for (const [name, bytes] of Object.entries(FILES)) {
    it(`gives the same pixels as the whole image: ${name}`, async () => {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, 'frame');
        await writeFile(path, bytes);
        const image = await whole(path);
        const property = fc.asyncProperty(region, async (asked) => {
          const read = await readRegion(path, asked);
          assert.ok(read.ok);
          assert.deepEqual([...read.value.pixels], cut(image, asked));
          assert.deepEqual([read.value.width, read.value.height], [asked.width, asked.height]);
          assert.equal(read.value.header.get('NAXIS1'), width);
        });
        await fc.assert(property, { seed: 1, numRuns: 60 });
      });
    });
  }

  it('refuses what is not wholly on the image', async () => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'frame'), plain);
      const good = { x: 0, y: 0, width: 2, height: 2 };
      for (const bad of [
        { x: -1 },
        { x: width - 1 },
        { y: height },
        { width: 0 },
        { height: 1.5 },
        { y: Number.NaN },
      ]) {
        const read = await readRegion(join(folder, 'frame'), { ...good, ...bad });
        assert.equal(read.ok ? 'read' : read.fault.code, 'outside', JSON.stringify(bad));
      }
    });
  });

  it('cuts out of an image that no memory holds', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame');
      const head = rawHdu(primary(16, [200_000, 200_000]));
      const file = await open(path, 'w');
      await file.write(head);
      // A hole: it has a size, and takes no room on the disk.
      await file.truncate(head.length + 200_000 * 200_000 * 2);
      await file.write(Buffer.from([1, 2]), 0, 2, head.length + (150_000 * 200_000 + 100_000) * 2);
      await file.close();
      const read = await readRegion(path, { x: 99_999, y: 149_999, width: 64, height: 64 });
      assert.ok(read.ok);
      assert.deepEqual([read.value.pixels[64], read.value.pixels[65], read.value.pixels.length], [0, 258, 4096]);
      const image = await readImage(path);
      assert.equal(image.ok ? 'read' : image.fault.code, 'unsupported');
    });
  });
});

describe('readRows', () => {
  for (const [name, bytes] of Object.entries(FILES)) {
    it(`hands on every row once, in order: ${name}`, async () => {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, 'frame');
        await writeFile(path, bytes);
        const image = await whole(path);
        for (const rowsAtOnce of [1, 10, 1000, undefined]) {
          const gathered: number[] = [];
          const read = await readRows(
            path,
            (band, described) => {
              assert.equal(band.y * width, gathered.length);
              assert.equal(band.pixels.length, band.height * described.width);
              gathered.push(...band.pixels);
            },
            rowsAtOnce === undefined ? {} : { rowsAtOnce },
          );
          assert.ok(read.ok);
          assert.deepEqual(gathered, [...image.pixels]);
        }
      });
    });
  }

  it('says when the file ends early', async () => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'frame'), gzipSync(plain.subarray(0, 3000)));
      const read = await readRows(join(folder, 'frame'), () => {}, { rowsAtOnce: 1 });
      assert.equal(read.ok ? 'read' : read.fault.code, 'truncated');
    });
  });
});
