import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Header, writeImage } from '@wombat/fits';

const MAIN = fileURLToPath(new URL('../../main.js', import.meta.url));

/** The lines of a call on two files, a good and a bad one. */
async function lines(...options: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'fits-command-'));
  try {
    const header = Header.of([]).with('OBJECT', 'M 13').with('DATE-OBS', '2024-01-01T00:00:00').with('EXPTIME', 60);
    const image = { header, width: 2, height: 3, pixels: Uint16Array.of(1, 2, 3, 4, 5, 65535) };
    await writeImage(join(folder, 'good.fits'), image);
    await writeFile(join(folder, 'bad.fits'), 'no FITS');
    await writeFile(join(folder, 'wombat.yaml'), 'cameras:\n  - match: { OBJECT: M 13 }\n    gain: 1.5\n');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [MAIN, 'fits', 'good.fits', 'bad.fits', ...options],
      {
        cwd: folder,
      },
    );
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('./wombat fits', () => {
  it('prints the numbers of every file, or what is wrong with it', async () => {
    const [good, bad, ...others] = await lines();
    assert.equal(others.length, 0);
    const { std, ...image } = good.hdus[0].image;
    assert.ok(Math.abs(std - 24422.334) < 0.001);
    assert.deepEqual(image, {
      shape: [3, 2],
      valid: 6,
      mean: 10925,
      min: 1,
      max: 65535,
      first: 1,
      middle: 4,
      last: 65535,
    });
    assert.deepEqual([good.file, good.hdus[0].index, good.hdus[0].bitpix], ['good.fits', 0, 16]);
    assert.deepEqual([bad.file, bad.error.code, bad.error.offset], ['bad.fits', 'not-fits', 0]);
  });

  it('prints with --header the cards and what the configured cameras make of them', async () => {
    const [good, bad] = await lines('--header');
    const object = good.hdus[0].cards.find((card: { keyword: string }) => card.keyword === 'OBJECT');
    assert.equal(object.value, 'M 13');
    assert.deepEqual([good.frame.exposureSeconds, good.frame.gain], [60, 1.5]);
    assert.equal(good.frame.dateObs, '2024-01-01T00:00:00.000Z');
    assert.equal(bad.error.code, 'not-fits');
  });
});
