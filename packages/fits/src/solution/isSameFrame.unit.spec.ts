import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onesComplementSum } from '../header/checksum.js';
import { Header } from '../header/header.js';
import { solvableImageHead } from '../image/imageHead.js';
import { writeImage } from '../image/writeImage.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { isSameFrame } from './isSameFrame.js';
import { writeSolution } from './writeSolution.js';

/** More than is compared at once. */
const [WIDTH, HEIGHT] = [1000, 300];
const shape = { width: WIDTH, height: HEIGHT, bitpix: -32 } as const;

function frame(object: string, last = 0): Buffer {
  const data = Buffer.alloc(Math.ceil((4 * WIDTH * HEIGHT) / 2880) * 2880);
  data[4 * WIDTH * HEIGHT - 1] = last;
  return Buffer.concat([solvableImageHead(Header.of([]).with('OBJECT', object), shape, onesComplementSum(data)), data]);
}

describe('isSameFrame', () => {
  it('is so for a frame and the same one solved, in whatever room', async () => {
    await inTemporaryFolder(async (folder) => {
      const [one, other] = [join(folder, 'one.fits'), join(folder, 'other.fits')];
      await writeFile(one, frame('M 13'));
      for (const terms of [0, 90]) {
        await cp(one, other);
        const keywords = ['CRVAL1', ...Array.from({ length: terms }, (_, at) => `PV1_${at}`)];
        const solution = keywords.reduce((made, keyword) => made.with(keyword, 10), Header.of([]));
        assert.ok((await writeSolution(other, () => solution)).ok);
        assert.deepEqual([await isSameFrame(one, other), await isSameFrame(other, one)], [true, true]);
      }
      assert.notEqual((await readFile(one)).length, (await readFile(other)).length);
    });
  });

  it('is not so where a pixel or a card is another, or one of the files is none or not to be solved', async () => {
    await inTemporaryFolder(async (folder) => {
      const [one, other] = [join(folder, 'one.fits'), join(folder, 'other.fits')];
      await writeFile(one, frame('M 13'));
      assert.equal(await isSameFrame(one, other), false);
      for (const bytes of [frame('M 31'), frame('M 13', 1), frame('M 13').subarray(0, -2880), Buffer.from('none')]) {
        await writeFile(other, bytes);
        assert.deepEqual([await isSameFrame(one, other), await isSameFrame(other, one)], [false, false]);
      }
      const plain = { header: Header.of([]), width: 2, height: 2, pixels: new Float32Array(4) };
      for (const path of [one, other]) await writeImage(path, plain);
      assert.equal(await isSameFrame(one, other), false);
    });
  });
});
