import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { itUnless } from '@wombat/testdata';
import fc from 'fast-check';
import { hashFile } from '../file/hashFile.js';
import { onesComplementSum } from '../header/checksum.js';
import { Header } from '../header/header.js';
import { parseHeader } from '../header/parseHeader.js';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { readImage } from './readImage.js';
import { type WritableImage, writeImage } from './writeImage.js';

const MINUS_ZERO = 0xffffffff;
const empty = Header.of([]);

const pixels = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) => {
    const exactly = { minLength: width * height, maxLength: width * height };
    const held = fc.oneof(fc.float32Array(exactly), fc.uint16Array(exactly), fc.float64Array(exactly));
    return held.map((values) => ({ width, height, pixels: values }));
  });
const keyword = fc.stringMatching(/^Q[A-Z0-9_-]{0,7}$/);
const value = fc.oneof(fc.stringMatching(/^[!-~]{0,100}$/), fc.integer(), fc.boolean());

async function reread(path: string) {
  const read = await readImage(path);
  return read.ok ? read.value : assert.fail(read.fault.message);
}

describe('writeImage', () => {
  it('gives back what was written: pixels, cards, order, hash, checksum', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const property = fc.asyncProperty(
        pixels,
        fc.array(fc.tuple(keyword, value), { maxLength: 50 }),
        async (image, cards) => {
          const header = cards.reduce((made, [name, held]) => made.with(name, held), empty);
          const written = await writeImage(path, { ...image, header });
          const bytes = await readFile(path);
          const again = await reread(path);
          assert.deepEqual([again.width, again.height], [image.width, image.height]);
          assert.deepEqual(again.pixels, Float32Array.from(image.pixels));
          assert.deepEqual(
            again.header.cards.filter((card) => card.keyword.startsWith('Q')).map((card) => [card.keyword, card.value]),
            header.cards.map((card) => [card.keyword, card.value]),
          );
          assert.equal(written.bytes, bytes.length);
          assert.equal(bytes.length % 2880, 0);
          assert.equal(written.sha256, await hashFile(path));
          assert.equal(onesComplementSum(bytes), MINUS_ZERO);
          assert.equal(again.header.get('DATASUM'), String(onesComplementSum(bytes.subarray(dataOffset(bytes)))));
        },
      );
      await fc.assert(property, { seed: 1, numRuns: 60 });
      assert.deepEqual(await readdir(folder), ['frame.fits']);
    });
  });

  it('crosses its own piece length', async () => {
    await inTemporaryFolder(async (folder) => {
      const width = 701;
      const height = 1013;
      const ramp = Uint16Array.from({ length: width * height }, (_, index) => index % 65536);
      await writeImage(join(folder, 'a.fits'), { header: empty, width, height, pixels: ramp });
      await writeImage(join(folder, 'b.fits'), { header: empty, width, height, pixels: Float32Array.from(ramp) });
      for (const name of ['a.fits', 'b.fits']) {
        assert.equal(onesComplementSum(await readFile(join(folder, name))), MINUS_ZERO);
        assert.deepEqual((await reread(join(folder, name))).pixels, Float32Array.from(ramp));
      }
    });
  });

  it('puts the structural cards first and right, drops those of the old storage, keeps the others as they were', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const old = primary(16, [9, 9, 1], 'EQUINOX = 2000.0 / epoch', 'BZERO   = 32768', 'BSCALE  = 1', 'BLANK   = -1');
      const compressed = ['ZIMAGE  = T', "ZCMPTYPE= 'RICE_1'", 'ZNAXIS1 = 9', 'HISTORY before', "OBJECT  = 'M 13'"];
      const header = parseHeader(rawHdu([...old, 'EXTEND  = F', ...compressed]));
      await writeImage(path, { header, width: 2, height: 1, pixels: Float64Array.of(1, 2) });
      assert.deepEqual(await keywords(path), [
        'SIMPLE',
        'BITPIX',
        'NAXIS',
        'NAXIS1',
        'NAXIS2',
        'EXTEND',
        'EQUINOX',
        'HISTORY',
        'OBJECT',
        'CHECKSUM',
        'DATASUM',
      ]);
      assert.ok((await readFile(path)).includes('EQUINOX = 2000.0 / epoch'.padEnd(80)));
      await writeImage(path, { header, width: 2, height: 1, pixels: Uint16Array.of(1, 65535) });
      assert.deepEqual((await keywords(path)).slice(4, 8), ['NAXIS2', 'BZERO', 'BSCALE', 'EXTEND']);
    });
  });

  it('writes the same bytes for the same image', async () => {
    await inTemporaryFolder(async (folder) => {
      const image: WritableImage = {
        header: empty.with('A', 1),
        width: 2,
        height: 1,
        pixels: Float32Array.of(1, Number.NaN),
      };
      const [first, second] = [await writeImage(join(folder, 'a'), image), await writeImage(join(folder, 'b'), image)];
      assert.equal(first.sha256, second.sha256);
    });
  });

  it('refuses pixels that do not fill the image', async () => {
    const image = { header: empty, width: 3, height: 1, pixels: Float32Array.of(1, 2) };
    await assert.rejects(writeImage('/nowhere/frame.fits', image), RangeError);
  });

  itUnless(process.platform === 'win32' && 'there is no ulimit')(
    'leaves nothing behind and the old file alone when the disk refuses',
    async () => {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, 'frame.fits');
        await writeFile(path, 'the old one');
        const module = new URL('./writeImage.js', import.meta.url).href;
        const headerModule = new URL('../header/header.js', import.meta.url).href;
        const script = `
        import { writeImage } from ${JSON.stringify(module)};
        import { Header } from ${JSON.stringify(headerModule)};
        const image = { header: Header.of([]), width: 1000, height: 1000, pixels: new Float32Array(1e6) };
        await writeImage(${JSON.stringify(path)}, image).then(() => console.log('written'), (error) => console.log(error.code));`;
        const limited = ['-c', 'ulimit -f 1000; exec "$0" --input-type=module -e "$1"', process.execPath, script];
        const { stdout } = await promisify(execFile)('sh', limited);
        assert.equal(stdout.trim(), 'EFBIG');
        assert.deepEqual(await readdir(folder), ['frame.fits']);
        assert.equal(await readFile(path, 'utf8'), 'the old one');
      });
    },
  );

  it('leaves nothing behind when the name is taken by a folder, and throws when there is no folder', async () => {
    await inTemporaryFolder(async (folder) => {
      const image = { header: empty, width: 2, height: 1, pixels: Float32Array.of(1, 2) };
      await mkdir(join(folder, 'taken.fits'));
      await assert.rejects(writeImage(join(folder, 'taken.fits'), image), { code: 'EISDIR' });
      assert.deepEqual(await readdir(folder), ['taken.fits']);
      await assert.rejects(writeImage(join(folder, 'missing', 'frame.fits'), image), { code: 'ENOENT' });
    });
  });
});

async function keywords(path: string): Promise<string[]> {
  return (await reread(path)).header.cards.map((card) => card.keyword);
}

function dataOffset(bytes: Buffer): number {
  return Math.ceil((bytes.indexOf(`END${' '.repeat(77)}`) + 80) / 2880) * 2880;
}
