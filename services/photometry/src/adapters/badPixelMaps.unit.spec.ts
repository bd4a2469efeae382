import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { BadPixelMaps } from './badPixelMaps.js';
import { searchMaster } from './searchMaster.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-masters-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [width, height] = [40, 30];
const searched: string[] = [];
const search = async (kind: 'dark' | 'flat', path: string) => {
  searched.push(path);
  return searchMaster(folder, kind, path);
};

async function master(name: string, level: number, at: number, value: number) {
  const pixels = Float32Array.from({ length: width * height }, (_, index) => level * (1 + 0.01 * (index % 3)));
  pixels[at] = value;
  await writeImage(join(folder, name), { header: Header.of([]), width, height, pixels });
  return { path: name, sha256: `of ${name}` };
}

describe('the bad pixels a frame has by its masters', () => {
  it('are the hot ones of its dark, by what it was multiplied by, and the dead ones of its flat', async () => {
    const maps = new BadPixelMaps(search);
    const dark = await master('dark.fits', 10, 417, 500);
    const flat = await master('flat.fits', 1, 555, 0.2);
    const found = await maps.of({ dark, darkScale: 2, flat });
    assert.deepEqual(
      found.map(({ pixels, scale }) => [[...pixels.places], scale]),
      [
        [[417], 2],
        [[555], 1],
      ],
    );
  });

  it('are looked for once: a master that goes later is still known', async () => {
    const maps = new BadPixelMaps(search);
    const dark = await master('going.fits', 10, 417, 500);
    const [first] = await Promise.all([maps.of({ dark }), maps.of({ dark })]);
    assert.deepEqual(
      searched.filter((path) => path === dark.path),
      [dark.path],
    );
    rmSync(join(folder, dark.path));
    const second = await maps.of({ dark });
    assert.ok(first[0] !== undefined && first[0].pixels === second[0]?.pixels);
  });

  it('are none without masters, or of one that is gone', async () => {
    const maps = new BadPixelMaps(search);
    assert.deepEqual(await maps.of({}), []);
    assert.deepEqual(await maps.of({ dark: { path: 'gone.fits', sha256: 'gone' } }), []);
  });

  it('are looked for again where that failed', async () => {
    let tries = 0;
    const maps = new BadPixelMaps(async () => {
      if (++tries === 1) throw new Error('no more files can be opened');
      return null;
    });
    const dark = { path: 'dark.fits', sha256: 'dark' };
    await assert.rejects(maps.of({ dark }), /no more files/);
    assert.deepEqual([await maps.of({ dark }), tries], [[], 2]);
  });
});
