import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImage } from '@wombat/fits';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { FrameFolder } from '../testing/frameFolder.js';
import { closeFrames, openFrame } from './frameFile.js';
import { PixelReader } from './pixelPlace.js';

const folder = mkdtempSync(join(tmpdir(), 'frames-'));
const frames = new FrameFolder(folder, 20);
afterAll(() => rmSync(folder, { recursive: true }));

async function readByBlocks(path: string) {
  const frame = await openFrame(path, { scratchBeside: join(folder, 'x') });
  assert.ok(frame.ok, path);
  const { pixels, width, height } = frame.value;
  const values = new Float64Array(width * height);
  const reader = new PixelReader();
  for (let start = 0; start < values.length; start += 7777) {
    const count = Math.min(7777, values.length - start);
    reader.into(values.subarray(start), pixels, { start, count });
  }
  closeFrames([frame.value]);
  return { values, source: pixels.source };
}

describe('openFrame', () => {
  it('reads the same by blocks as a whole, plain and packed, and leaves no file', async () => {
    const counts = Uint16Array.from({ length: 600 }, (_, at) => (at * 7919) % 65536);
    const whole = await frames.written('whole.fits', counts);
    const packed = join(folder, 'packed.fits.gz');
    writeFileSync(packed, gzipSync(readFileSync(whole)));
    for (const path of [whole, packed])
      assert.deepEqual(await readByBlocks(path), { values: Float64Array.from(counts), source: 'u16' });
    const doubles = Float64Array.from(counts, (value) => value / 3);
    const precise = await frames.written('doubles.fits', doubles);
    assert.deepEqual(await readByBlocks(precise), { values: doubles, source: 'f64' });
    assert.deepEqual(readdirSync(folder).sort(), ['doubles.fits', 'packed.fits.gz', 'whole.fits']);
  });

  it('says what is wrong with a file, and leaves none', async () => {
    const whole = await frames.written('whole.fits', new Uint16Array(600));
    const cut = join(folder, 'cut.fits.gz');
    writeFileSync(cut, gzipSync(readFileSync(whole)).subarray(0, 60));
    const frame = await openFrame(cut);
    assert.deepEqual([frame.ok, !frame.ok && frame.fault.code], [false, 'truncated']);
    assert.ok(!readdirSync(folder).some((name) => name.startsWith('.')));
  });

  it('throws what the disk refuses', async () => {
    const precise = await frames.written('doubles.fits', new Float64Array(20));
    await assert.rejects(openFrame(precise, { scratchBeside: join(folder, 'nowhere/x') }), { code: 'ENOENT' });
  });

  itUnless(skipWithout('data/dialects'))('reads the files of many programs as readImage does', async () => {
    const root = sharedPath('data/dialects');
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
    const kinds = new Map<string, number>();
    for (const name of names.filter((each) => /\.(fits?|fts|fz|gz)$/i.test(each))) {
      const image = await readImage(join(root, name));
      if (!image.ok) {
        const frame = await openFrame(join(root, name), { scratchBeside: join(folder, 'x') });
        if (frame.ok) closeFrames([frame.value]);
        assert.equal(frame.ok ? 'opened' : frame.fault.message, image.fault.message, name);
        continue;
      }
      const { values, source } = await readByBlocks(join(root, name));
      assert.deepEqual(values, Float64Array.from(image.value.pixels), name);
      kinds.set(source, (kinds.get(source) ?? 0) + 1);
    }
    assert.deepEqual([...kinds.keys()].sort(), ['f32', 'f64', 'u16']);
  });
});
