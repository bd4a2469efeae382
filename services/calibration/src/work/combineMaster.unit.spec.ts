import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header } from '@wombat/fits';
import { imageStatistics, SIGMA_PER_MAD } from '@wombat/imaging';
import { masterBias, masterDark, masterFlat } from '@wombat/imaging/reference';
import type { work } from '@wombat/proto';
import { Crew } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import { Patience } from '@wombat/service-kit/worker';
import { itUnless } from '@wombat/testdata';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { combineMaster } from './combineMaster.js';
import { counts, FrameFolder, HEIGHT, historyOf, WIDTH } from './testing/rawFrames.js';

const meta = sampleMeta({ width: WIDTH, height: HEIGHT });
const config = { combine: 'median', sigma: 3, minFrames: 3 } as Config['calibration'];

type CalType = work.MasterOrder['calType'];
const LEVELS = { bias: 1000, dark: 1200, flat: 21000 } as const;

describe('combineMaster', () => {
  let folder: FrameFolder;
  const crews = [new Crew(1, { apart: true }), new Crew(2, { apart: true })] as const;
  beforeAll(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'master-')));
  });
  afterEach(async () => {
    await rm(folder.root, { recursive: true });
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'master-')));
  });
  afterAll(async () => {
    for (const crew of crews) await crew.dismiss();
    await rm(folder.root, { recursive: true });
  });

  async function inputs(calType: CalType, count: number): Promise<work.MasterOrder['inputs']> {
    const frames: work.MasterOrder['inputs'] = [];
    for (let index = 0; index < count; index++) {
      const pixels = counts(index, LEVELS[calType] + 50 * index);
      frames.push({ ...(await folder.write(`n/${calType}/${calType}${index}.fits`, pixels)), meta });
    }
    return frames;
  }

  const order = (
    calType: CalType,
    frames: work.MasterOrder['inputs'],
    change: Partial<work.MasterOrder> = {},
  ): work.MasterOrder => ({
    night: '20240101',
    scan: 1,
    item: `${calType}//m.fits`,
    calType,
    filter: calType === 'flat' ? 'V' : '',
    product: `n/${calType}/m${calType}.fits`,
    refusal: '',
    inputs: frames,
    ...change,
  });
  const combine = (wanted: work.MasterOrder, change: Partial<typeof config> = {}, crew: Crew = crews[1]) =>
    combineMaster(folder.root, wanted, {
      crew,
      config: { ...config, ...change },
      patience: new Patience(0),
      hashes: new Map(),
    });
  const images = (frames: work.MasterOrder['inputs']) => Promise.all(frames.map(({ path }) => folder.image(path)));

  for (const combineBy of ['median', 'mean', 'mad', 'minmax'] as const)
    it(`given raw frames, makes the masters of the plain rules, and tells the same of them (${combineBy})`, async () => {
      const biases = await inputs('bias', 9);
      const flats = await inputs('flat', 9);
      const darks = await inputs('dark', 9);
      const options = { method: combineBy, sigma: 3 };
      const bias = await combine(order('bias', biases), { combine: combineBy });
      const ofBias = bias.product ?? assert.fail(bias.reason);
      const dark = await combine(order('dark', darks, { bias: ofBias }), { combine: combineBy });
      const ofDark = { ...(dark.product ?? assert.fail(dark.reason)), biasSubtracted: true };
      const flat = await combine(order('flat', flats, { bias: ofBias, dark: ofDark }), { combine: combineBy });

      const plainBias = masterBias(await images(biases), options);
      const plainDark = masterDark(await images(darks), plainBias, options);
      const plainFlat = masterFlat(await images(flats), { bias: plainBias, dark: plainDark }, options);
      for (const [made, plain] of [
        [bias, plainBias],
        [dark, plainDark],
        [flat, plainFlat],
      ] as const) {
        const { path, sha256 } = made.product ?? assert.fail(made.reason);
        const image = await folder.image(path);
        assert.deepEqual(image.pixels, plain.pixels);
        assert.equal(sha256, await folder.hash(path));
        const { median, mad } = imageStatistics(plain);
        assert.deepEqual([made.median, made.scatter], [median, SIGMA_PER_MAD * mad]);
        assert.deepEqual([made.state, made.numImages, made.inputs.length], ['built', 9, 9]);
        assert.match(historyOf(image.header), new RegExp(`${plain.rejected}pixelvaluesclipped`));
      }
      assert.deepEqual([bias.biasSubtracted, dark.biasSubtracted, flat.biasSubtracted], [false, true, true]);
      assert.deepEqual([bias.subtracted, dark.subtracted, flat.subtracted], [[], [ofBias], [ofBias, dark.product]]);
    });

  it('given a dark with its bias still in it, does not take the bias from flats twice', async () => {
    const [bias, flats] = [await folder.write('n/b.fits', counts(70, 990)), await inputs('flat', 5)];
    const dark = { ...(await folder.write('n/d.fits', counts(71, 1010))), biasSubtracted: false };
    const flat = await combine(order('flat', flats, { bias, dark }));
    const plain = masterFlat(await images(flats), { bias: null, dark: await folder.image(dark.path) });
    assert.deepEqual((await folder.image('n/flat/mflat.fits')).pixels, plain.pixels);
    assert.deepEqual([flat.biasSubtracted, flat.warnings.length], [true, 1]);
    assert.deepEqual(flat.subtracted, [{ path: dark.path, sha256: dark.sha256 }]);
  });

  it('given flats without their pedestal, tells the light of them, of the master found again too', async () => {
    const [bias, flats] = [await folder.write('n/b.fits', counts(70, 1000)), await inputs('flat', 5)];
    const flat = await combine(order('flat', flats, { bias }));
    assert.ok(Math.abs((flat.lightLevel ?? 0) - (LEVELS.flat + 100 - 1000)) < 3, `${flat.lightLevel}`);
    const again = await combine(order('flat', flats, { bias }));
    assert.deepEqual([again.lightLevel, again.product], [flat.lightLevel, flat.product]);
    const biased = await combine(order('flat', flats, { product: 'n/flat/biased.fits' }));
    assert.deepEqual([biased.biasSubtracted, 'lightLevel' in biased], [false, false]);
  });

  it('given flats whose bias was taken out before, says that it is out and does not warn of it', async () => {
    const done = { ...meta, calibrated: true, biasDone: true };
    const flats = (await inputs('flat', 9)).map((input) => ({ ...input, meta: done }));
    const flat = await combine(order('flat', flats));
    assert.deepEqual([flat.state, flat.biasSubtracted, flat.warnings], ['built', true, []]);
  });

  it("given another program's dark, tells by its header whether its bias is in it, else by its pixels", async () => {
    const [bias, darks] = [await folder.write('n/b.fits', counts(70, 990)), await inputs('dark', 3)];
    const isOut = async (level: number, calstat?: string) => {
      const header = calstat === undefined ? Header.of([]) : Header.of([]).with('CALSTAT', calstat);
      await folder.write(
        'n/dark/mdark.fits',
        Float32Array.from(counts(9, 0), (count) => count + level),
        { header },
      );
      return (await combine(order('dark', darks, { bias }))).biasSubtracted;
    };
    assert.deepEqual([await isOut(1010), await isOut(2)], [false, true]);
    assert.deepEqual([await isOut(1010, 'M'), await isOut(1010, 'BM'), await isOut(2, 'B')], [false, true, true]);
  });

  it('given frames to which a program added counts, takes them away', async () => {
    const plain = await inputs('bias', 3);
    const added = plain.map((input) => ({ ...input, meta: { ...meta, pedestal: -100 } }));
    const without = await combine(order('bias', plain, { product: 'n/plain.fits' }));
    const less = await combine(order('bias', added, { product: 'n/less.fits' }));
    assert.equal(less.median, without.median - 100);
  });

  it('given one thread or two, writes the same bytes', async () => {
    const flats = await inputs('flat', 5);
    const hashes: (string | undefined)[] = [];
    for (const crew of crews) {
      hashes.push((await combine(order('flat', flats), {}, crew)).product?.sha256);
      await rm(join(folder.root, 'n/flat/mflat.fits'));
    }
    assert.ok(hashes[0] !== undefined);
    assert.equal(hashes[0], hashes[1]);
  });

  it('given frames that cannot be used, leaves them out and says why', async () => {
    const flats = await inputs('flat', 4);
    const dim = await folder.write('n/flat/dim.fits', new Uint16Array(WIDTH * HEIGHT));
    const bright = await folder.write('n/flat/bright.fits', new Uint16Array(WIDTH * HEIGHT).fill(65_535));
    const small = await folder.write('n/flat/small.fits', new Uint16Array(WIDTH));
    await writeFile(join(folder.root, 'n/flat/cut.fits'), 'SIMPLE  =');
    const others = [
      dim,
      bright,
      small,
      { path: 'n/flat/cut.fits', sha256: 'x' },
      { path: 'n/flat/gone.fits', sha256: 'y' },
      { ...(await folder.write('n/flat/other.fits', counts(9, LEVELS.flat))), sha256: 'what was found' },
    ];
    const flat = await combine(order('flat', [...flats, ...others.map((file) => ({ ...file, meta }))]));
    assert.deepEqual([flat.state, flat.numImages], ['built', 4]);
    assert.deepEqual(
      flat.inputs,
      flats.map(({ sha256 }) => sha256),
    );
    const again = await combine(order('flat', [...flats, ...others.map((file) => ({ ...file, meta }))]));
    assert.deepEqual([again.inputs, again.numImages], [flat.inputs, 4], 'found again, it names what it was made of');
    assert.deepEqual(again.warnings, flat.warnings);
    assert.deepEqual(
      flat.leftOut.map((sentence) => sentence.replace(/: .*/, '')),
      ['small', 'cut', 'gone', 'other', 'dim', 'bright'].map((name) => `n/flat/${name}.fits`),
    );
    assert.match(flat.leftOut[0] ?? '', /53 x 1 does not fit 53 x 41/);
    assert.match(flat.leftOut[3] ?? '', /its bytes are others than when it was found/);
    assert.match(flat.leftOut[4] ?? '', /no light in it/);
    assert.match(flat.leftOut[5] ?? '', /saturated: half of it is at 65535 or above/);
    assert.deepEqual(
      flat.warnings.map((warning) => warning.split(':')[0]),
      ['no bias anywhere', '4 frames'],
    );
  });

  it('given too few that can be used, makes none and says so', async () => {
    const flats = await inputs('flat', 2);
    const dim = await folder.write('n/flat/dim.fits', new Uint16Array(WIDTH * HEIGHT));
    const few = await combine(order('flat', [...flats, { ...dim, meta }]));
    assert.deepEqual([few.state, few.reason], ['skipped', 'only 2 frames with light of the 3 needed']);
    const gone = { path: 'n/flat/gone.fits', sha256: 'y', meta };
    const fewer = await combine(order('flat', [...flats, gone]));
    assert.deepEqual([fewer.state, fewer.reason], ['skipped', 'only 2 readable frames of the 3 needed']);
    const refused = await combine(order('flat', flats, { refusal: 'only 2 of the 3' }));
    assert.deepEqual([refused.state, refused.reason], ['skipped', 'only 2 of the 3']);
    assert.deepEqual((await readdir(join(folder.root, 'n/flat'))).sort(), ['dim.fits', 'flat0.fits', 'flat1.fits']);
  });

  it('given a master bias of another size, fails with both sizes', async () => {
    const bias = await folder.write('n/bias/mbias.fits', new Float32Array(WIDTH));
    const dark = await combine(order('dark', await inputs('dark', 3), { bias }));
    assert.equal(dark.state, 'failed');
    assert.match(dark.reason, /mbias\.fits: 53 x 1 does not fit 53 x 41/);
  });

  it('given its own master of the same inputs, keeps it; of other inputs, makes it anew; of others, uses theirs', async () => {
    const biases = await inputs('bias', 4);
    const first = await combine(order('bias', biases));
    const again = await combine(order('bias', biases));
    assert.deepEqual({ ...again, leftOut: [], warnings: [] }, { ...first, leftOut: [], warnings: [] });
    const fewer = await combine(order('bias', biases.slice(1)));
    assert.equal(fewer.numImages, 3);
    assert.notEqual(fewer.product?.sha256, first.product?.sha256);
    const old = await folder.image('n/bias/mbias.fits');
    await folder.write('n/bias/mbias.fits', old.pixels.slice(WIDTH), { header: old.header });
    const anew = await combine(order('bias', biases.slice(1)));
    assert.deepEqual(anew.product, fewer.product, 'one of another size is made anew');
    const whole = await readFile(join(folder.root, 'n/bias/mbias.fits'));
    whole[whole.length - 4000] = (whole[whole.length - 4000] ?? 0) ^ 64;
    await writeFile(join(folder.root, 'n/bias/mbias.fits'), whole);
    const mended = await combine(order('bias', biases.slice(1)));
    assert.deepEqual(mended.product, fewer.product, 'one that was damaged is made anew');
    const theirs = await folder.write('n/bias/mbias.fits', counts(5, 900));
    const found = await combine(order('bias', biases));
    assert.deepEqual([found.state, found.product], ['found', theirs]);
    assert.equal(found.median, imageStatistics(await folder.image(theirs.path)).median);
    await writeFile(join(folder.root, theirs.path), 'no FITS');
    const broken = await combine(order('bias', biases));
    assert.equal(broken.state, 'failed');
    assert.match(broken.reason, /is there but cannot be read/);
  });

  itUnless(process.platform === 'linux' ? false : 'open files are listed on Linux')('keeps no file open', async () => {
    const open = async () => (await readdir('/proc/self/fd')).length;
    const flats = await inputs('flat', 4);
    await combine(order('flat', flats));
    const before = await open();
    await combine(order('flat', flats.slice(1)));
    await combine(order('flat', flats.slice(1)));
    await combine(order('flat', flats.slice(3)));
    assert.equal(await open(), before);
  });
});
