import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage, writeSolution } from '@wombat/fits';
import { placeFrame } from './placeFrame.js';

const always = async () => true;

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

  async function solvedOf(counts: number): Promise<Buffer> {
    await written('solved', counts);
    await writeSolution(place('solved'), () => Header.of([]).with('CRVAL1', 10));
    const bytes = await readFile(place('solved'));
    await rm(place('solved'));
    return bytes;
  }

  it('gives a frame its name', async () => {
    const frame = await written('new', 1);
    await placeFrame(place('new'), place('a.fits'), always);
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], frame]);
  });

  it('leaves the same frame alone, solved as it is, and any other not', async () => {
    await written('a.fits', 1);
    await writeSolution(place('a.fits'), () => Header.of([]).with('CRVAL1', 10));
    const solved = await readFile(place('a.fits'));
    await written('new', 1);
    await placeFrame(place('new'), place('a.fits'), always);
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], solved]);
    const other = await written('new', 2);
    await placeFrame(place('new'), place('a.fits'), always);
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], other]);
    await writeFile(place('a.fits'), 'cut short');
    await written('new', 2);
    await placeFrame(place('new'), place('a.fits'), always);
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], other]);
  });

  it('leaves another one alone that is wanted', async () => {
    const wanted = await written('a.fits', 1);
    await written('new', 2);
    await placeFrame(place('new'), place('a.fits'), async () => false);
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], wanted]);
  });

  it('brings back one that turns out to be wanted once it has made room, with a solution written meanwhile', async () => {
    await written('a.fits', 1);
    await written('new', 2);
    const answers = [
      async () => true,
      // It lies beside by now: whoever had it open writes on.
      async () => {
        const [aside = ''] = (await readdir(folder)).filter((name) => name !== 'new');
        await writeSolution(place(aside), () => Header.of([]).with('CRVAL1', 10));
        return false;
      },
      async () => false,
    ];
    await placeFrame(place('new'), place('a.fits'), async () => (await answers.shift()?.()) ?? assert.fail());
    const solved = await readFile(place('a.fits'));
    assert.deepEqual([await readdir(folder), answers], [['a.fits'], []]);
    assert.ok(solved.includes('CRVAL1') && solved.equals(await solvedOf(1)));
  });

  it('takes another one that gets the name meanwhile for what it is', async () => {
    await written('a.fits', 1);
    await written('new', 2);
    const quicker = await written('quicker', 3);
    const mayReplace = async () => {
      const files = await readdir(folder);
      if (files.includes('quicker') && !files.includes('a.fits')) await rename(place('quicker'), place('a.fits'));
      return files.includes('quicker');
    };
    await placeFrame(place('new'), place('a.fits'), mayReplace);
    assert.deepEqual([await readdir(folder), await readFile(place('a.fits'))], [['a.fits'], quicker]);
  });

  it('has the other one back where nobody can say', async () => {
    const other = await written('a.fits', 1);
    await written('new', 2);
    const answers = [true];
    const mayReplace = async () => answers.shift() ?? Promise.reject(new Error('no broker'));
    await assert.rejects(placeFrame(place('new'), place('a.fits'), mayReplace), /no broker/);
    assert.deepEqual(await readFile(place('a.fits')), other);
    assert.deepEqual(await readdir(folder), ['a.fits', 'new']);
  });

  it('throws what the disk refuses', async () => {
    await written('new', 1);
    await assert.rejects(placeFrame(place('new'), place('nowhere/a.fits'), always), { code: 'ENOENT' });
  });
});
