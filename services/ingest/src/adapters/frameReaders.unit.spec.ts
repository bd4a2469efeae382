import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import type { ReadFrame } from '../domain/index.js';
import { FrameReaders } from './frameReaders.js';
import { readFrame } from './readFrame.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-readers-'));
const files = ['0.fits', '1.fits', '2.fits', 'broken.fits', 'gone.fits'];

beforeAll(async () => {
  const [width, height] = [30, 20];
  const header = Header.of([]);
  const level = (value: number) => new Uint16Array(width * height).fill(value);
  await writeImage(join(folder, '0.fits'), { header, width, height, pixels: level(500) });
  await writeImage(join(folder, '1.fits'), { header, width, height, pixels: level(700) });
  await writeImage(join(folder, '2.fits'), { header, width, height, pixels: Float32Array.from(level(900)) });
  copyFileSync(join(folder, '0.fits'), join(folder, 'broken.fits'));
  truncateSync(join(folder, 'broken.fits'), 3000);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** That tells when it was read. */
function withoutStamp(read: ReadFrame): ReadFrame {
  return read.state === 'good' ? { ...read, fileStamp: '' } : read;
}

describe('readers of frames', () => {
  it('find in threads what is found without, of good, broken and unreadable ones', async () => {
    const readers = new FrameReaders(2, 1000);
    try {
      assert.equal(readers.begin(1000), 4);
      const apart = await Promise.all(files.map((file) => readers.read(folder, file, [])));
      const alone = await Promise.all(files.map((file) => readFrame(folder, file, [])));
      assert.deepEqual(apart.map(withoutStamp), alone.map(withoutStamp));
      assert.deepEqual(
        apart.map(({ state }) => state),
        ['good', 'good', 'good', 'broken', 'unreadable'],
      );
    } finally {
      await readers.dismiss();
    }
  });

  it('start no thread for a few frames, nor where there is one processor', () => {
    assert.equal(new FrameReaders(2, 1000).begin(999), 1);
    assert.equal(new FrameReaders(1, 1000).begin(1000), 1);
  });
});
