import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, readImage, writeImage } from '@wombat/fits';
import { calibrate, type Image } from '@wombat/imaging';
import { masterBias, masterDark, masterFlat } from '@wombat/imaging/reference';
import { startLauncher } from '../../testkit/launcherProcess.js';

const launch = (...args: string[]) => startLauncher(args).ended;
const folder = mkdtempSync(join(tmpdir(), 'wombat-masters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const SIZE = 64;

async function frames(kind: string, level: number): Promise<string[]> {
  const paths = Array.from({ length: 4 }, (_, index) => at(`${kind}${index}.fits`));
  for (const [index, path] of paths.entries()) {
    const pixels = Uint16Array.from({ length: SIZE * SIZE }, (_, i) => level + ((i * 7919 + index * 104_729) % 61));
    await writeImage(path, { header: Header.of([]).with('EXPTIME', 30), width: SIZE, height: SIZE, pixels });
  }
  return paths;
}

async function image(path: string): Promise<Image> {
  const read = await readImage(path);
  assert.ok(read.ok, path);
  return read.value;
}

const images = (paths: readonly string[]) => Promise.all(paths.map(image));

describe('masters and calibrated frames by hand', () => {
  it('are those of the plain rules, whether or not they are waited for', async () => {
    const [biases, darks] = [await frames('b', 1000), await frames('d', 1100)];
    const [flats, lights] = [await frames('f', 20_000), await frames('l', 3000)];
    const masters = ['--bias', at('mbias.fits'), '--dark', at('mdark.fits')];
    for (const args of [
      ['master-bias', at('mbias.fits'), ...biases],
      ['master-dark', '--bias', at('mbias.fits'), '--sync', 'no', at('mdark.fits'), ...darks],
      ['master-flat', ...masters, at('mflat.fits'), ...flats],
      ['calibrate', ...masters, '--flat', at('mflat.fits'), '--outdir', at('out'), ...lights],
      ['calibrate', ...masters, '--flat', at('mflat.fits'), '--outdir', at('loose'), '--sync', 'no', ...lights],
    ]) {
      const { code, stdout, stderr } = await launch(...args);
      assert.deepEqual([code, stdout, stderr], [0, '', ''], args[0]);
    }
    const bias = masterBias(await images(biases));
    const dark = masterDark(await images(darks), bias);
    const flat = masterFlat(await images(flats), { bias, dark });
    for (const [name, made] of Object.entries({ mbias: bias, mdark: dark, mflat: flat }))
      assert.deepEqual((await image(at(`${name}.fits`))).pixels, made.pixels, name);
    assert.deepEqual(readdirSync(at('out')).sort(), ['l0.fits', 'l1.fits', 'l2.fits', 'l3.fits']);
    for (const [index, light] of lights.entries()) {
      const { pixels } = calibrate(await image(light), { bias, dark, flat }, { saturation: null });
      assert.deepEqual((await image(at(`out/l${index}.fits`))).pixels, pixels);
      assert.deepEqual(readFileSync(at(`out/l${index}.fits`)), readFileSync(at(`loose/l${index}.fits`)));
    }
    assert.ok(!readdirSync(folder).some((name) => name.startsWith('.')));
  });

  it('say in one line what is wrong', async () => {
    for (const [args, words] of [
      [['master-bias', '--sync', 'maybe', at('x.fits'), at('b0.fits')], /--sync is 'maybe': together, each, no/],
      [['master-dark', at('x.fits'), at('b0.fits')], /master-dark needs --bias FILE/],
      [['master-bias', at('x.fits'), at('gone.fits')], /gone\.fits/],
      [['measure', '--sync', 'no', at('b0.fits')], /--sync belongs to master-bias and/],
    ] as const) {
      const { code, stderr } = await launch(...args);
      assert.equal(code, 1);
      assert.match(stderr, /^wombat: [^\n]+\n$/);
      assert.match(stderr, words);
    }
    assert.ok(!readdirSync(folder).includes('x.fits'));
  });
});
