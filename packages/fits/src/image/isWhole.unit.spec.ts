import assert from 'node:assert/strict';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header } from '../header/header.js';
import { isWhole } from './isWhole.js';
import { writeImage } from './writeImage.js';

describe('whether a file is what its checksum was written for', () => {
  it('is seen by any changed byte of pixels or header, also in a file of many pieces', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'whole-'));
    try {
      const path = join(folder, 'a.fits');
      const [width, height] = [701, 600];
      const pixels = Float32Array.from({ length: width * height }, (_, index) => Math.sin(index) * 1000);
      await writeImage(path, { header: Header.of([]).with('OBJECT', 'SS Cyg'), width, height, pixels });
      assert.equal(await isWhole(path), true);
      for (const at of [85, 2880, 1_200_003]) {
        const file = await open(path, 'r+');
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
        await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
        assert.equal(await isWhole(path), false, `byte ${at}`);
        await file.write(buffer, 0, 1, at);
        await file.close();
        assert.equal(await isWhole(path), true);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
