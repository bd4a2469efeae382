import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FrameFiles, frameName, SharedLooks } from '@wombat/service-kit/looks';
import { LookedAtFrames } from './lookedAtFrames.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-looked-at-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shared = () => new SharedLooks(mkdtempSync(join(folder, 'looks-')), (error) => assert.fail(String(error)));

function frame(name: string) {
  writeFileSync(join(folder, name), 'raw');
  writeFileSync(join(folder, `calibrated-${name}`), 'calibrated');
  return { path: name, product: `calibrated-${name}` };
}

const nameOf = (files: FrameFiles) => frameName(folder, files);

const stars = (count: number) => Array.from({ length: count }, (_, x) => ({ x, y: 2 * x, flux: 100 + x }));

describe('frames that were looked at', () => {
  it('are known with their stars, and whether they have holes, as long as their files stay as they are', async () => {
    const looked = new LookedAtFrames(shared());
    const one = frame('a.fits');
    await looked.keep(await nameOf(one), { detections: stars(3), hasHoles: true });
    assert.deepEqual(await looked.of(await nameOf(one)), { detections: stars(3), hasHoles: true });
    utimesSync(join(folder, one.product), 1, 1);
    assert.equal(await looked.of(await nameOf(one)), null);
  });

  it('are others where another file took the place, of whichever time and size', async () => {
    const looked = new LookedAtFrames(shared());
    const one = frame('b.fits');
    utimesSync(join(folder, one.path), 5, 5);
    await looked.keep(await nameOf(one), { detections: stars(1), hasHoles: false });
    writeFileSync(join(folder, 'other'), 'war');
    utimesSync(join(folder, 'other'), 5, 5);
    renameSync(join(folder, 'other'), join(folder, one.path));
    assert.equal(await looked.of(await nameOf(one)), null);
  });

  it('are unknown without their files, and are not kept then', async () => {
    const looked = new LookedAtFrames(shared());
    const name = await nameOf({ path: 'gone.fits', product: 'gone.fits' });
    await looked.keep(name, { detections: stars(1), hasHoles: false });
    assert.deepEqual([name, await looked.of(name)], [null, null]);
  });

  it('are forgotten, the oldest first, where their stars become too many', async () => {
    const looked = new LookedAtFrames({ read: async () => null, write: async () => undefined }, 10);
    const frames = ['c.fits', 'd.fits', 'e.fits'].map(frame);
    for (const each of frames) await looked.keep(await nameOf(each), { detections: stars(5), hasHoles: false });
    const known = await Promise.all(frames.map(async (each) => (await looked.of(await nameOf(each))) !== null));
    assert.deepEqual(known, [false, true, true]);
  });

  it('are known to another worker of the same home', async () => {
    const looks = shared();
    const one = frame('f.fits');
    const looked = new LookedAtFrames(looks);
    await looked.keep(await nameOf(one), { detections: stars(4), hasHoles: true });
    const other = new LookedAtFrames(looks);
    assert.deepEqual(await other.of(await nameOf(one)), { detections: stars(4), hasHoles: true });
  });
});
