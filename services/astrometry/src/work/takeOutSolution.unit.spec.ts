import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage, writeSolution } from '@wombat/fits';
import { takeOutSolution } from './takeOutSolution.js';

const image = { width: 30, height: 20, pixels: new Float32Array(600) };
const THEIRS = { CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', CRPIX1: 15.5, CRVAL1: 10 };

function cards(values: Readonly<Record<string, string | number>>): Header {
  return Object.entries(values).reduce((made, [keyword, value]) => made.with(keyword, value), Header.of([]));
}

describe('takeOutSolution', () => {
  let folder: string;
  const place = (name: string) => join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'take-out-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves the bytes of a frame as it was calibrated, with what the raw frame says of the sky', async () => {
    const trimmed = { ...THEIRS, TRIMSEC: '[11:40,1:20]' };
    for (const [said, left] of [
      [{}, {}],
      [THEIRS, THEIRS],
      [trimmed, { ...THEIRS, CRPIX1: 5.5 }],
    ] as const) {
      const raw = { width: 60, height: 20, pixels: new Float32Array(1200), header: cards(said) };
      await writeImage(place('raw.fits'), raw);
      await writeImage(place('frame.fits'), { ...image, header: Header.of([]) });
      await writeSolution(place('frame.fits'), () => cards(left));
      const calibrated = await readFile(place('frame.fits'));
      await writeSolution(place('frame.fits'), () => cards({ ...THEIRS, CRVAL1: 250, PLTSOLVD: 'T' }));
      await takeOutSolution(place('frame.fits'), place('raw.fits'));
      assert.ok(calibrated.equals(await readFile(place('frame.fits'))));
    }
  });

  it('touches nothing where there is none to take out, or the raw frame cannot be read', async () => {
    await writeImage(place('frame.fits'), { ...image, header: cards(THEIRS) });
    await writeImage(place('raw.fits'), { ...image, header: cards(THEIRS) });
    const before = await stat(place('frame.fits'), { bigint: true });
    await takeOutSolution(place('frame.fits'), place('raw.fits'));
    const { ino, mtimeNs } = await stat(place('frame.fits'), { bigint: true });
    assert.deepEqual([ino, mtimeNs], [before.ino, before.mtimeNs]);
    await writeFile(place('raw.fits'), 'nothing');
    await writeSolution(place('frame.fits'), () => cards({ CRVAL1: 250 }));
    const solved = await readFile(place('frame.fits'));
    await takeOutSolution(place('frame.fits'), place('raw.fits'));
    assert.ok(solved.equals(await readFile(place('frame.fits'))));
  });
});
