import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHeader, readImage } from '@wombat/fits/reading';
import { sharedPath, skipWithout } from '@wombat/testdata';
import { openFrame } from './openFrame.js';

const CUT_OUT = { left: 40, right: 71, bottom: 100, top: 119 };

describe('openFrame', () => {
  it('reads parts of compressed frames as they are unpacked', { skip: skipWithout('data/dialects') }, async () => {
    for (const name of ['m13_rice', 'm13_gzip', 'm13_hcomp', 'm13real_rice']) {
      const path = sharedPath(`data/dialects/nom-tam/${name}.fits`);
      const [header, image] = [await readHeader(path), await readImage(path)];
      assert.ok(header.ok && image.ok);
      const opened = await openFrame(path, header.value);
      assert.ok(opened.ok);
      const part = opened.value.read(CUT_OUT);
      opened.value.close();
      const { width, pixels } = image.value;
      const expected = Array.from(part.pixels, (_, at) => {
        const [column, row] = [at % part.width, Math.floor(at / part.width)];
        return pixels[(CUT_OUT.bottom + row) * width + CUT_OUT.left + column];
      });
      assert.deepEqual([...part.pixels], expected, name);
    }
  });
});
