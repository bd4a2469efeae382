import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { BadPixelMaps } from './badPixelMaps.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-masters-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [width, height] = [40, 30];
const frame = { width, height, pixels: new Float32Array(width * height) };

async function master(name: string, level: number, at: number, value: number) {
  const pixels = Float32Array.from({ length: width * height }, (_, index) => level * (1 + 0.01 * (index % 3)));
  pixels[at] = value;
  await writeImage(join(folder, name), { header: Header.of([]), width, height, pixels });
  return { path: name, sha256: `of ${name}` };
}

describe('the bad pixels a frame has by its masters', () => {
  it('are the hot ones of its dark, by what it was multiplied by, and the dead ones of its flat', async () => {
    const maps = new BadPixelMaps(folder);
    const dark = await master('dark.fits', 10, 417, 500);
    const flat = await master('flat.fits', 1, 555, 0.2);
    const found = await maps.of({ dark, darkScale: 2, flat }, frame);
    assert.deepEqual(
      found.map(({ pixels, scale }) => [[...pixels.places], scale]),
      [
        [[417], 2],
        [[555], 1],
      ],
    );
  });

  it('are read once: a master that goes later is still known', async () => {
    const maps = new BadPixelMaps(folder);
    const dark = await master('going.fits', 10, 417, 500);
    const first = await maps.of({ dark }, frame);
    rmSync(join(folder, dark.path));
    const second = await maps.of({ dark }, frame);
    assert.ok(first[0] !== undefined && first[0].pixels === second[0]?.pixels);
  });

  it('are none without masters, of one that is gone, or of one of another size', async () => {
    const maps = new BadPixelMaps(folder);
    const dark = await master('size.fits', 10, 417, 500);
    assert.deepEqual(await maps.of({}, frame), []);
    assert.deepEqual(await maps.of({ dark: { path: 'gone.fits', sha256: 'gone' } }, frame), []);
    assert.deepEqual(await maps.of({ dark }, { ...frame, width: 20, height: 60 }), []);
  });
});
