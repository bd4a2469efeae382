import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, readImage, writeImage } from '@wombat/fits';
import { calibrate, type Image } from '@wombat/imaging';
import { masterBias, masterDark, masterFlat } from '@wombat/imaging/reference';
import { startLauncher } from '../../testkit/launcherProcess.js';

const launch = (...args: string[]) => startLauncher(args).ended;
const folder = mkdtempSync(join(tmpdir(), 'wombat-night-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SIZE = 128;
const BIAS = 1000;
const SKY = 300;
const STAR = { x: 60.4, y: 66.2, peak: 9000, alpha: 4 };
const SCALE = 1 / 3600;

const texture = (x: number, y: number, salt: number) => ((x * 7919 + y * 104729 + x * y * 31 + salt * 613) % 23) - 11;
const response = (x: number) => 0.8 + (0.4 * x) / SIZE;
const light = (x: number, y: number) =>
  STAR.peak * (1 + ((x - STAR.x) ** 2 + (y - STAR.y) ** 2) / STAR.alpha ** 2) ** -3;

const solved = Header.of([])
  .with('FILTER', 'V')
  .with('CTYPE1', 'RA---TAN')
  .with('CTYPE2', 'DEC--TAN')
  .with('CRVAL1', 10)
  .with('CRVAL2', 0)
  .with('CRPIX1', 1)
  .with('CRPIX2', 1)
  .with('CD1_1', -SCALE)
  .with('CD2_2', SCALE);

async function write(path: string, header: Header, pixel: (x: number, y: number) => number): Promise<void> {
  const counts = Array.from({ length: SIZE * SIZE }, (_, i) => Math.round(pixel(i % SIZE, Math.floor(i / SIZE))));
  await writeImage(path, { header, width: SIZE, height: SIZE, pixels: Uint16Array.from(counts) });
}

async function night(name: string): Promise<string> {
  const path = join(folder, name);
  for (const kind of ['Bias', 'Flat', 'Light/Star']) mkdirSync(join(path, kind), { recursive: true });
  const filter = Header.of([]).with('FILTER', 'V');
  for (let i = 0; i < 5; i++) {
    await write(join(path, `Bias/b${i}.fits`), Header.of([]), (x, y) => BIAS + texture(x, y, i));
    await write(
      join(path, `Flat/f${i}.fits`),
      filter,
      (x, y) => BIAS + (20_000 + 900 * i) * response(x) + texture(x, y, i),
    );
  }
  for (let i = 0; i < 2; i++) {
    const pixel = (x: number, y: number) => BIAS + (SKY + light(x, y)) * response(x) + texture(x, y, 40 + i);
    await write(join(path, `Light/Star/l${i}.fits`), solved, pixel);
  }
  return path;
}

async function pixelsOf(path: string): Promise<Image> {
  const image = await readImage(path);
  assert.ok(image.ok, path);
  return image.value;
}

/** The same counts under another header. */
async function retake(path: string, change: (header: Header) => Header): Promise<void> {
  const image = await readImage(path);
  assert.ok(image.ok, path);
  const { header, pixels, ...shape } = image.value;
  await writeImage(path, { header: change(header), ...shape, pixels: Uint16Array.from(pixels) });
}

const list = join(folder, 'stars.json');
writeFileSync(list, JSON.stringify([{ id: 7, ra: 10 - STAR.x * SCALE, dec: STAR.y * SCALE }]));
const manner = ['--stars', list, '--radius', '8', '--annulus', '14,22', '--centroid', 'com', '--sky', 'median'];

describe('reduce-night', () => {
  it('makes masters, stars and photometry, the same with and without the calibrated frames', async () => {
    const path = await night('2025-12-14');
    const [lean, full] = [join(folder, 'lean'), join(folder, 'full')];
    const first = await launch('reduce-night', path, ...manner, '--outdir', lean);
    const second = await launch('reduce-night', path, ...manner, '--frames', '--outdir', full);
    assert.deepEqual([first.code, first.stderr, second.code, second.stderr], [0, '', 0, '']);
    assert.equal(first.stdout, second.stdout);
    assert.equal(JSON.parse(first.stdout).stars, 1);
    const products = ['mbias.fits', 'mflatV.fits', 'phot.csv', 'stars.csv'];
    assert.deepEqual(readdirSync(lean).sort(), products);
    assert.deepEqual(readdirSync(full).sort(), ['l0.fits', 'l1.fits', ...products]);
    for (const table of ['stars.csv', 'phot.csv'])
      assert.equal(readFileSync(join(lean, table), 'utf8'), readFileSync(join(full, table), 'utf8'));
    const rows = readFileSync(join(lean, 'phot.csv'), 'utf8').trim().split('\n').slice(1);
    assert.equal(rows.length, 2);
    const level = 1 / response(SIZE / 2 - 0.5);
    const inside = (1 - (1 + 64 / STAR.alpha ** 2) ** -2) * ((STAR.peak * Math.PI * STAR.alpha ** 2) / 2);
    for (const row of rows) {
      const [, id, x, y, , , , net] = row.split(',');
      assert.equal(id, '7');
      assert.ok(Math.hypot(Number(x) - STAR.x, Number(y) - STAR.y) < 0.05, `${x} ${y}`);
      assert.ok(Math.abs((Number(net) * level) / inside - 1) < 0.01, `${net} of ${inside}`);
    }
  });

  it('takes darks of the right exposure and temperature from flats and lights, as the plain rules do', async () => {
    const path = await night('2025-12-15');
    const sets = { d2: [2, -10], d30: [30, -10], warm: [30, 5] } as const;
    mkdirSync(join(path, 'Dark'));
    for (const [name, [exposure, degrees]] of Object.entries(sets)) {
      const header = Header.of([]).with('EXPTIME', exposure).with('CCD-TEMP', degrees);
      const current = exposure * (degrees > 0 ? 20 : 3);
      for (let i = 0; i < 4; i++)
        await write(join(path, `Dark/${name}_${i}.fits`), header, (x, y) => BIAS + current + texture(x, y, 9 * i));
    }
    const taken = (header: Header, exposure: number) => header.with('EXPTIME', exposure).with('CCD-TEMP', -10.4);
    for (let i = 0; i < 5; i++) await retake(join(path, `Flat/f${i}.fits`), (header) => taken(header, 2.01));
    for (const [i, exposure] of [30, 60].entries())
      await retake(join(path, `Light/Star/l${i}.fits`), (header) => taken(header, exposure));

    const [lean, full] = [join(folder, 'dark-lean'), join(folder, 'dark-full')];
    const first = await launch('reduce-night', path, ...manner, '--outdir', lean);
    const second = await launch('reduce-night', path, ...manner, '--frames', '--outdir', full);
    assert.deepEqual([first.code, second.code], [0, 0]);
    assert.equal(first.stderr, 'wombat: no dark of 60 s: one of 30 s is scaled\n');
    assert.equal(second.stderr, first.stderr);
    const masters = ['mbias.fits', 'mdark2.fits', 'mdark30.fits', 'mdark30_5.0C.fits', 'mflatV.fits'];
    assert.deepEqual(readdirSync(lean).sort(), [...masters, 'phot.csv', 'stars.csv']);
    for (const table of ['stars.csv', 'phot.csv'])
      assert.equal(readFileSync(join(lean, table), 'utf8'), readFileSync(join(full, table), 'utf8'));

    const all = (names: string, count: number) =>
      Promise.all(Array.from({ length: count }, (_, i) => pixelsOf(join(path, `${names}${i}.fits`))));
    const bias = masterBias(await all('Bias/b', 5));
    const short = masterDark(await all('Dark/d2_', 4), bias);
    const dark = masterDark(await all('Dark/d30_', 4), bias);
    const flat = masterFlat(await all('Flat/f', 5), { bias, dark: short });
    for (const [name, image] of Object.entries({ mbias: bias, mdark2: short, mdark30: dark, mflatV: flat }))
      assert.deepEqual((await pixelsOf(join(full, `${name}.fits`))).pixels, image.pixels, name);
    for (const [i, darkScale] of [1, 2].entries()) {
      const raw = await pixelsOf(join(path, `Light/Star/l${i}.fits`));
      const { pixels } = calibrate(raw, { bias, dark, darkScale, flat }, { saturation: null });
      assert.deepEqual((await pixelsOf(join(full, `l${i}.fits`))).pixels, pixels);
    }
  });

  it('says what a night lacks', async () => {
    const { code, stderr } = await launch('reduce-night', folder, ...manner, '--outdir', join(folder, 'none'));
    assert.equal(code, 1);
    assert.match(stderr, /^wombat: [^\n]+Bias, Flat and Light[^\n]+\n$/);
    assert.ok(!existsSync(join(folder, 'none')));
  });
});
