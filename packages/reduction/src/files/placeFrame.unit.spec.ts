import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage, writeSolution } from '@wombat/fits';
import { placeFrame } from './placeFrame.js';

describe('placeFrame', () => {
  let folder: string;
  const place = (name: string) => join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'place-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Writes a frame that is to be solved, of so many counts. */
  async function written(name: string, counts: number): Promise<Buffer> {
    const pixels = new Float32Array(600).fill(counts);
    await writeImage(place(name), { header: Header.of([]), width: 30, height: 20, pixels });
    await writeSolution(place(name), () => Header.of([]));
    return readFile(place(name));
  }

  it('gives a frame its name', async () => {
    const frame = await written('new', 1);
    await placeFrame(place('new'), place('a.fits'));
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], frame]);
  });

  it('leaves the same frame alone, solved as it is, and any other not', async () => {
    await written('a.fits', 1);
    await writeSolution(place('a.fits'), () => Header.of([]).with('CRVAL1', 10));
    const solved = await readFile(place('a.fits'));
    await written('new', 1);
    await placeFrame(place('new'), place('a.fits'));
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], solved]);
    const other = await written('new', 2);
    await placeFrame(place('new'), place('a.fits'));
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], other]);
    await writeFile(place('a.fits'), 'cut short');
    await written('new', 2);
    await placeFrame(place('new'), place('a.fits'));
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], other]);
  });

  it('throws what the disk refuses', async () => {
    await written('new', 1);
    await assert.rejects(placeFrame(place('new'), place('nowhere/a.fits')), { code: 'ENOENT' });
  });
});
