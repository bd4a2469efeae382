import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header } from '../header/header.js';
import { type WritableImage, writeImage } from '../image/writeImage.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { readPart } from './readPart.js';
import { readStoredRows } from './readStoredRows.js';

/** Larger than one band of rows. */
const [WIDTH, HEIGHT] = [1201, 503];
const counts = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at * 7919) % 65_521);

/** All physical values by way of the stored ones; null where it hands on none. */
async function throughStored(path: string): Promise<Float32Array | null> {
  const bands: Float32Array[] = [];
  const read = await readStoredRows(path, ({ stored, scaling: { zero, scale } }) => {
    bands.push(Float32Array.from(stored, (value) => value * scale + zero));
  });
  assert.ok(read.ok);
  assert.equal(read.value === null, bands.length === 0);
  return read.value === null ? null : Float32Array.from(bands.flatMap((band) => Array.from(band)));
}

/** Not by a list of what differs: there are half a million. */
function assertSame(values: Float32Array | null, expected: Float32Array | Float64Array): void {
  assert.ok(values !== null);
  assert.equal(values.length, expected.length);
  assert.equal(
    values.findIndex((value, at) => value !== expected[at]),
    -1,
  );
}

async function ofImage(pixels: WritableImage['pixels'], header: Header, use: (path: string) => Promise<void>) {
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, 'a.fits');
    await writeImage(path, { header, width: WIDTH, height: HEIGHT, pixels });
    await use(path);
  });
}

describe('stored rows', () => {
  it('come to the values of the frame, packed by gzip too, and cut to what is to be kept', async () => {
    for (const header of [Header.of([]), Header.of([]).with('TRIMSEC', '[12:1200,4:503]')])
      await ofImage(counts, header, async (path) => {
        const part = await readPart(path);
        assert.ok(part.ok);
        assertSame(await throughStored(path), part.value.pixels);
        const packed = `${path}.gz`;
        await writeFile(packed, gzipSync(await readFile(path), { level: 1 }));
        assertSame(await throughStored(packed), part.value.pixels);
      });
  });

  it('are not those of floats, of colours, or of frames with pixels that have no value', async () => {
    await ofImage(Float32Array.from(counts), Header.of([]), async (path) =>
      assert.ok((await throughStored(path)) === null),
    );
    await ofImage(counts, Header.of([]).with('BAYERPAT', 'RGGB'), async (path) =>
      assert.ok((await throughStored(path)) === null, 'colours'),
    );
    // One that is written here has no such card.
    await ofImage(counts, Header.of([]).with('BLINK', -32_768), async (path) => {
      const bytes = await readFile(path);
      bytes.write('BLANK', bytes.indexOf('BLINK'));
      await writeFile(path, bytes);
      assert.ok((await throughStored(path)) === null, 'BLANK');
    });
  });

  it('end in a fault where the file does', async () => {
    await ofImage(counts, Header.of([]), async (path) => {
      await writeFile(path, (await readFile(path)).subarray(0, 900_000));
      const read = await readStoredRows(path, () => undefined);
      assert.equal(!read.ok && read.fault.code, 'truncated');
    });
  });
});
