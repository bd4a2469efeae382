import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, readHeader, readImage, writeImage } from '@wombat/fits';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { type CutOut, openFrame } from './openFrame.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-cut-outs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CUT_OUT = { left: 40, right: 71, bottom: 100, top: 119 };

/** More cut-outs than reads under way at a time; corners, a single pixel, the whole frame. */
const cutOutsOf = (width: number, height: number): CutOut[] => [
  { left: 0, right: 0, bottom: 0, top: 0 },
  { left: width - 1, right: width - 1, bottom: height - 1, top: height - 1 },
  { left: 0, right: width - 1, bottom: 0, top: height - 1 },
  ...Array.from({ length: 9 }, (_, i) => ({ left: i * 7, right: i * 7 + 12, bottom: i, top: i + 5 })),
];

describe('openFrame', () => {
  for (const [kind, width] of [
    ['narrow, read in bands', 90],
    ['wide, read row by row where the system holds it in memory', 5000],
  ] as const) {
    for (const pixels of [new Uint16Array(width * 20), new Float32Array(width * 20)]) {
      it(`reads the parts of a frame that is ${kind}, ${pixels.BYTES_PER_ELEMENT} bytes a pixel`, async () => {
        const path = join(folder, `${width}-${pixels.BYTES_PER_ELEMENT}.fits`);
        pixels.forEach((_, i) => {
          pixels[i] = (i * 7919) % 65536;
        });
        await writeImage(path, { header: Header.of([]), width, height: 20, pixels });
        const head = await readHeader(path);
        assert.ok(head.ok);
        const opened = await openFrame(path, head.value);
        assert.ok(opened.ok);
        const cutOuts = cutOutsOf(width, 20);
        const images = await opened.value.read(cutOuts);
        opened.value.close();
        for (const [index, { left, right, bottom, top }] of cutOuts.entries()) {
          const expected: number[] = [];
          for (let y = bottom; y <= top; y++)
            expected.push(...pixels.subarray(y * width + left, y * width + right + 1));
          assert.deepEqual(Array.from(images[index]?.pixels ?? []), expected);
        }
      });
    }
  }

  itUnless(skipWithout('data/dialects'))('reads parts of compressed frames as they are unpacked', async () => {
    for (const name of ['m13_rice', 'm13_gzip', 'm13_hcomp', 'm13real_rice']) {
      const path = sharedPath(`data/dialects/nom-tam/${name}.fits`);
      const [header, image] = [await readHeader(path), await readImage(path)];
      assert.ok(header.ok && image.ok);
      const opened = await openFrame(path, header.value);
      assert.ok(opened.ok);
      const [part] = await opened.value.read([CUT_OUT]);
      opened.value.close();
      assert.ok(part);
      const { width, pixels } = image.value;
      const expected = Array.from(part.pixels, (_, at) => {
        const [column, row] = [at % part.width, Math.floor(at / part.width)];
        return pixels[(CUT_OUT.bottom + row) * width + CUT_OUT.left + column];
      });
      assert.deepEqual([...part.pixels], expected, name);
    }
  });
});
