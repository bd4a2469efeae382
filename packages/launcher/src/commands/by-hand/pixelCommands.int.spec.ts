import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header, writeImage } from '@wombat/fits';
import { startLauncher } from '../../testkit/launcherProcess.js';

const launch = (...args: string[]) => startLauncher(args).ended;
const folder = mkdtempSync(join(tmpdir(), 'wombat-pixels-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SIZE = 300;
const SKY = 500;
const PEAK = 8000;
/** Moffat stars with beta 3. */
const ALPHA = 4;
const FWHM = 2 * ALPHA * Math.sqrt(2 ** (1 / 3) - 1);
const PLACES = [
  [60.3, 70.8],
  [200.5, 90.1],
  [150.2, 220.7],
] as const;

/** Stars on a sky with a little texture; whole counts, so that 16 bits hold them. */
function pixels(): Uint16Array {
  return Uint16Array.from({ length: SIZE * SIZE }, (_, i) => {
    const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
    const light = PLACES.map(([sx, sy]) => PEAK * (1 + ((x - sx) ** 2 + (y - sy) ** 2) / ALPHA ** 2) ** -3);
    return Math.round(SKY + ((x * 7919 + y * 104729 + x * y * 31) % 23) + light.reduce((sum, one) => sum + one, 0));
  });
}

/** One degree per 3600 px about (SIZE / 2, SIZE / 2), north up, at the equator. */
const SCALE = 1 / 3600;
const header = Header.of([])
  .with('CTYPE1', 'RA---TAN')
  .with('CTYPE2', 'DEC--TAN')
  .with('CRVAL1', 10)
  .with('CRVAL2', 0)
  .with('CRPIX1', SIZE / 2 + 1)
  .with('CRPIX2', SIZE / 2 + 1)
  .with('CD1_1', -SCALE)
  .with('CD1_2', 0)
  .with('CD2_1', 0)
  .with('CD2_2', SCALE)
  .with('EGAIN', 1.5)
  .with('RDNOISE', 8);

const stars = [...PLACES, [5000, 5000] as const].map(([x, y], id) => ({
  id,
  ra: 10 - (x - SIZE / 2) * SCALE,
  dec: (y - SIZE / 2) * SCALE,
}));

async function frames(): Promise<{ whole: string; float: string; packed: string; list: string }> {
  const paths = { whole: 'whole.fits', float: 'float.fits', packed: 'packed.fits.gz', list: 'stars.json' };
  const at = (name: keyof typeof paths) => join(folder, paths[name]);
  await writeImage(at('whole'), { header, width: SIZE, height: SIZE, pixels: pixels() });
  await writeImage(at('float'), { header, width: SIZE, height: SIZE, pixels: Float32Array.from(pixels()) });
  writeFileSync(at('packed'), gzipSync(readFileSync(at('whole'))));
  writeFileSync(at('list'), JSON.stringify(stars));
  return { whole: at('whole'), float: at('float'), packed: at('packed'), list: at('list') };
}

const rowsOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));

describe('detect', () => {
  it('finds the stars of plain and packed frames alike', async () => {
    const { whole, float, packed } = await frames();
    const said: string[] = [];
    for (const path of [whole, float, packed]) {
      const out = join(folder, 'stars.csv');
      const { code, stdout, stderr } = await launch('detect', path, '--out', out);
      assert.deepEqual([code, stderr], [0, '']);
      said.push(stdout);
      const [headings, ...rows] = rowsOf(out);
      assert.deepEqual(headings, ['x', 'y', 'flux', 'peak', 'fwhm', 'ellipticity', 'flags']);
      for (const [x, y] of PLACES) {
        const near = rows.filter(([column, row]) => Math.hypot(Number(column) - x, Number(row) - y) < 0.1);
        assert.equal(near.length, 1, `${x} ${y}`);
      }
    }
    assert.equal(new Set(said).size, 1);
    const { stars: count, fwhm, background } = JSON.parse(said[0] ?? '');
    assert.equal(count, PLACES.length);
    assert.ok(Math.abs(fwhm / FWHM - 1) < 0.02, `${fwhm}`);
    assert.ok(Math.abs(background - SKY - 11) < 3, `${background}`);
  });

  it('says what is wrong with a file', async () => {
    const { code, stderr } = await launch('detect', 'nowhere.fits');
    assert.equal(code, 1);
    assert.match(stderr, /^wombat: nowhere\.fits: [^\n]+\n$/);
  });
});

describe('measure', () => {
  const options = (list: string, out: string) => ['--stars', list, '--radius', '8', '--annulus', '14,22', '--out', out];

  it('measures the same on plain and packed frames, whatever the pixels are stored as', async () => {
    const { whole, float, packed, list } = await frames();
    const out = join(folder, 'phot.csv');
    for (const manner of [[], ['--centroid', 'com', '--sky', 'median'], ['--centroid', 'none', '--sky', 'median']]) {
      const { code, stderr } = await launch('measure', ...options(list, out), ...manner, whole, float, packed);
      assert.deepEqual([code, stderr], [0, '']);
      const [headings, ...rows] = rowsOf(out);
      assert.deepEqual(headings, ['frame', 'id', 'x', 'y', 'sum', 'area', 'sky', 'net', 'err']);
      assert.equal(rows.length, 3 * stars.length);
      const numbers = rows.map(([, ...cells]) => cells);
      assert.deepEqual(numbers.slice(0, 4), numbers.slice(4, 8));
      assert.deepEqual(numbers.slice(0, 4), numbers.slice(8));
      const inside = 1 - (1 + 64 / ALPHA ** 2) ** -2;
      const expected = (inside * PEAK * Math.PI * ALPHA ** 2) / 2;
      for (const [star, [x, y]] of PLACES.entries()) {
        const [, column, row, , area, , net] = (numbers[star] ?? []).map(Number);
        assert.ok(Math.hypot(Number(column) - x, Number(row) - y) < 0.1, `${column} ${row}`);
        assert.ok(Math.abs(Number(area) / (Math.PI * 64) - 1) < 1e-9);
        assert.ok(Math.abs(Number(net) / expected - 1) < 0.01, `${net} of ${expected}`);
      }
      assert.equal(numbers[3]?.[6], 'NaN', 'off the frame');
    }
  });

  it('says which frames cannot be measured and goes on with the others', async () => {
    const { whole, list } = await frames();
    const out = join(folder, 'phot.csv');
    const bare = join(folder, 'bare.fits');
    await writeImage(bare, { header: Header.of([]), width: 4, height: 4, pixels: new Uint16Array(16) });
    const { code, stderr } = await launch('measure', ...options(list, out), bare, whole);
    assert.equal(code, 1);
    assert.match(stderr, /^wombat: [^\n]+bare\.fits: the header has no sky coordinates[^\n]*\n$/);
    assert.equal(rowsOf(out).length, 1 + stars.length);
  });

  it('says in one line what is missing or wrong', async () => {
    const { whole, list } = await frames();
    for (const [args, problem] of [
      [[], /--stars is needed/],
      [['--stars', list, '--radius', '8', '--annulus', '14,22'], /needs --out/],
      [['--stars', list, '--out', 'x.csv', '--radius', 'r'], /--radius is 'r'/],
      [['--stars', list, '--out', 'x.csv', '--radius', '8', '--annulus', '9'], /--annulus is '9'/],
      [[...options(list, 'x.csv'), '--sky', 'blue'], /--sky is 'blue': aij, median/],
      [options(whole, 'x.csv'), /JSON/],
    ] as const) {
      const { code, stderr } = await launch('measure', ...args, whole);
      assert.equal(code, 1);
      assert.match(stderr, /^wombat: [^\n]+\n$/);
      assert.match(stderr, problem);
    }
  });
});
