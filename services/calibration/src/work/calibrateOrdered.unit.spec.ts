import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header, writeImage, writeSolution } from '@wombat/fits';
import { type CalibrationMasters, calibrate, median } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import { Crew } from '@wombat/reduction';
import { Patience } from '@wombat/service-kit/worker';
import { calibrateOrdered } from './calibrateOrdered.js';
import { OpenMasters } from './openMasters.js';
import { counts, FrameFolder, historyOf, scatter, WIDTH } from './testing/rawFrames.js';

type File = { path: string; sha256: string };

const DATA_BYTES = 2880 * Math.ceil((4 * counts(1, 1).length) / 2880);

describe('calibrateOrdered', () => {
  let folder: FrameFolder;
  let [bias, dark, flat, raw]: File[] = [];
  const crew = new Crew(2, { apart: true });
  const given = () => ({ bias, dark, flat, raw }) as { bias: File; dark: File; flat: File; raw: File };

  beforeAll(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'calibrate-')));
    bias = await folder.write(
      'm/bias.fits',
      Float32Array.from(counts(1, 1000), (value) => value / 3),
    );
    dark = await folder.write(
      'm/dark.fits',
      Float32Array.from(counts(2, 5), (value) => Math.sin(value)),
    );
    // Of another program: not normalised, with dead columns.
    const response = Float32Array.from(counts(3, 20000), (value, at) => (at % WIDTH === 9 ? Number.NaN : value));
    flat = await folder.write('m/flat.fits', response.with(77, 1));
    const header = Header.of([]).with('OBJECT', 'SS Cyg').with('PEDESTAL', -100).withHistory('taken');
    raw = await folder.write('raw/a.fits', counts(4, 3000), { header });
  });
  afterAll(async () => {
    await crew.dismiss();
    await rm(folder.root, { recursive: true });
  });

  const order = (change: Partial<work.FrameToCalibrate> = {}): work.FrameToCalibrate => ({
    ...given().raw,
    product: 'Reduced/r1/a.fits',
    saturation: 60000,
    pedestal: 5,
    done: '',
    linearity: [],
    ...change,
  });

  async function calibratedAll(frames: work.FrameToCalibrate[]) {
    const masters = new OpenMasters(folder.root, crew);
    try {
      return await calibrateOrdered(folder.root, frames, { crew, masters, patience: new Patience(0) });
    } finally {
      masters.close();
    }
  }

  async function calibrated(frame: work.FrameToCalibrate) {
    const [done] = await calibratedAll([frame]);
    return done?.result ?? assert.fail('nothing came of it');
  }

  async function plainMasters(): Promise<Required<Omit<CalibrationMasters, 'darkScale'>>> {
    const files = given();
    const theirs = await folder.image(files.flat.path);
    const level = median(theirs.pixels);
    return {
      bias: await folder.image(files.bias.path),
      dark: await folder.image(files.dark.path),
      flat: { ...theirs, pixels: theirs.pixels.map((value) => value / level) },
    };
  }

  it('given bias, dark and flat, writes the file of the plain rules, byte for byte', async () => {
    const { raw, bias, dark, flat } = given();
    const masters = { bias, dark: { ...dark, scale: 0.75, biasSubtracted: true }, flat };
    const done = await calibrated(order(masters));
    assert.ok(done.ok);
    const image = await folder.image(raw.path);
    const plain = calibrate(image, { ...(await plainMasters()), darkScale: 0.75 }, { saturation: 60000, pedestal: 5 });
    assert.equal(done.value.saturatedPixels, plain.saturatedPixels);
    assert.ok(plain.saturatedPixels > 0);
    assert.deepEqual([done.value.bias, done.value.dark, done.value.flat], [bias, dark, flat]);
    assert.deepEqual(done.value.notes.slice(1), [
      `bias m/bias.fits sha256 ${bias.sha256}`,
      `dark m/dark.fits x 0.75 sha256 ${dark.sha256}`,
      `flat m/flat.fits sha256 ${flat.sha256}`,
      `${plain.badFlatPixels} pixels not divided: the flat is below 0.1 or no number there`,
    ]);
    assert.equal(plain.badFlatPixels, 42);
    const product = await folder.image(done.value.product.path);
    const { header } = product;
    assert.deepEqual(
      [header.get('CALSTAT'), header.get('PEDESTAL'), header.get('RAWSHA'), header.get('OBJECT')],
      ['BDF', 0, raw.sha256, 'SS Cyg'],
    );
    assert.equal(historyOf(header), ['taken', ...done.value.notes].join('').replaceAll(' ', ''));
    const again = join(folder.root, 'plain.fits');
    await writeImage(again, { ...plain, header });
    assert.deepEqual(
      (await readFile(join(folder.root, done.value.product.path))).subarray(-DATA_BYTES),
      (await readFile(again)).subarray(-DATA_BYTES),
    );
    assert.equal(done.value.product.sha256, await folder.hash(done.value.product.path));
  });

  it('given frames of several masters, and some of which nothing can be made, gives what each gives by itself', async () => {
    const { bias, dark, flat, raw } = given();
    const scaled = { ...dark, scale: 0.5, biasSubtracted: true };
    const frames = [{ bias, dark: scaled, flat }, { bias }, { sha256: 'other' }, { bias, dark: scaled, flat }, {}].map(
      (change, at) => order({ ...change, product: `Reduced/r1/${at}.fits` }),
    );
    const small = await folder.write('raw/row.fits', new Uint16Array(WIDTH));
    frames.push(
      order({ ...small, bias }),
      order({ ...raw, dark: { ...scaled, scale: 0.25 }, product: 'Reduced/r1/d.fits' }),
    );
    const together = await calibratedAll(frames);
    assert.deepEqual(
      together.map(({ result }) => (result.ok ? result.value.product.path : result.fault.code)),
      [
        'Reduced/r1/0.fits',
        'Reduced/r1/1.fits',
        'changed',
        'Reduced/r1/3.fits',
        'Reduced/r1/4.fits',
        'size',
        'Reduced/r1/d.fits',
      ],
    );
    for (const [at, frame] of frames.entries()) assert.deepEqual(await calibrated(frame), together[at]?.result);
  });

  it('given a frame that is solved meanwhile, leaves it so, and says the same of it as before', async () => {
    const { bias, flat } = given();
    const frame = order({ bias, flat, product: 'Reduced/r1/late.fits' });
    const early = await calibrated(frame);
    assert.ok(early.ok);
    assert.equal(await folder.hash(frame.product), early.value.product.sha256);
    const solved = await writeSolution(join(folder.root, frame.product), () => Header.of([]).with('CRVAL1', 325.6));
    assert.ok(solved.ok);
    assert.deepEqual(await calibrated(frame), early);
    assert.equal(await folder.hash(frame.product), solved.value.sha256);
    const otherwise = await calibrated({ ...frame, flat: undefined });
    assert.ok(otherwise.ok);
    assert.equal(await folder.hash(frame.product), otherwise.value.product.sha256);
    assert.deepEqual(
      (await readdir(join(folder.root, 'Reduced/r1'))).filter((name) => name.startsWith('.')),
      [],
    );
  });

  it('given a dark with its bias still in it, does not subtract the bias too', async () => {
    const { raw, bias, dark } = given();
    const done = await calibrated(
      order({ bias, dark: { ...dark, scale: 1, biasSubtracted: false }, saturation: undefined }),
    );
    assert.ok(done.ok);
    const options = { saturation: null, pedestal: 5 };
    const plain = calibrate(await folder.image(raw.path), { dark: (await plainMasters()).dark }, options);
    assert.deepEqual((await folder.image(done.value.product.path)).pixels, plain.pixels);
    assert.equal(done.value.saturatedPixels, 0);
  });

  it('given a frame that is partly calibrated, does what it is ordered and says who did the rest', async () => {
    const { flat, bias } = given();
    const done = await calibrated(order({ flat, done: 'BD' }));
    assert.ok(done.ok);
    assert.deepEqual(done.value.notes.slice(1, 3), [
      'bias, dark: done before by another program, as the header says',
      `flat m/flat.fits sha256 ${flat.sha256}`,
    ]);
    const statOf = async (change: Partial<work.FrameToCalibrate>) => {
      const one = await calibrated(order(change));
      assert.ok(one.ok);
      return [(await folder.image(one.value.product.path)).header.get('CALSTAT'), one.value.notes.length];
    };
    assert.deepEqual(await statOf({ flat, done: 'BD' }), ['BDF', 4]);
    assert.deepEqual(await statOf({ done: 'BF' }), ['BF', 2]);
    assert.deepEqual(await statOf({ bias, done: '' }), ['B', 2]);
  });

  it('given no masters, keeps the counts and says so', async () => {
    const { raw } = given();
    const done = await calibrated(order({ pedestal: 0 }));
    assert.ok(done.ok);
    assert.match(done.value.notes[1] ?? '', /no calibration frames/);
    const product = await folder.image(done.value.product.path);
    assert.deepEqual(product.pixels, (await folder.image(raw.path)).pixels);
    assert.deepEqual([product.header.has('CALSTAT'), product.header.get('PEDESTAL')], [false, -100]);
    const zeroed = await calibrated(order({ pedestal: 100 }));
    assert.ok(zeroed.ok);
    const less = await folder.image(zeroed.value.product.path);
    assert.deepEqual([less.pixels[0], less.header.get('PEDESTAL')], [(product.pixels[0] ?? 0) - 100, 0]);
  });

  it('given a packed frame, or float pixels, or none that can be read, does what is right for each', async () => {
    const { raw, bias, flat } = given();
    const packed = { path: 'raw/packed.fits.gz', sha256: '' };
    await writeFile(join(folder.root, packed.path), gzipSync(await readFile(join(folder.root, raw.path))));
    packed.sha256 = await folder.hash(packed.path);
    const floats = await folder.write(
      'raw/floats.fits',
      Float32Array.from(counts(4, 3000), (v, i) => v + scatter(1, i) / 64),
    );
    for (const { path, sha256 } of [packed, floats]) {
      const done = await calibrated(order({ path, sha256, bias, flat }));
      assert.ok(done.ok);
      const { dark: _, ...masters } = await plainMasters();
      const plain = calibrate(await folder.image(path), masters, { saturation: 60000, pedestal: 5 });
      assert.deepEqual((await folder.image(done.value.product.path)).pixels, plain.pixels, path);
      assert.equal(done.value.saturatedPixels, plain.saturatedPixels);
    }
    await writeFile(join(folder.root, 'raw/cut.fits'), 'SIMPLE  =');
    const cut = await calibrated(order({ path: 'raw/cut.fits', bias }));
    assert.deepEqual([cut.ok, !cut.ok && cut.fault.code], [false, 'truncated']);
    const small = await folder.write('raw/small.fits', new Uint16Array(WIDTH));
    const misfit = await calibrated(order({ ...small, bias }));
    assert.deepEqual([misfit.ok, !misfit.ok && misfit.fault.code], [false, 'size']);
    assert.match(misfit.ok ? '' : misfit.fault.message, /53 x 1 does not fit a master of 53 x 41/);
  });

  it('given other bytes than were found, of the same size too, makes nothing of them', async () => {
    const { raw } = given();
    const other = await folder.write('raw/other.fits', counts(5, 3000));
    const done = await calibrated(order({ path: other.path, sha256: raw.sha256, product: 'Reduced/r1/other.fits' }));
    assert.deepEqual([done.ok, !done.ok && done.fault.code], [false, 'changed']);
    assert.equal((await readdir(join(folder.root, 'Reduced/r1'))).includes('other.fits'), false);
  });

  it('given a master that is gone, throws, for the job to be tried again', async () => {
    await assert.rejects(
      calibrated(order({ bias: { path: 'm/gone.fits', sha256: '' } })),
      /m\/gone\.fits cannot be read/,
    );
    assert.deepEqual(
      (await readdir(join(folder.root, 'Reduced/r1'))).filter((name) => name.startsWith('.')),
      [],
    );
  });
});
