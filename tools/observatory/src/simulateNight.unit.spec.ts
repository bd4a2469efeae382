import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTestFrame } from './camera/testReadFrame.js';
import { HEADER_STYLES } from './headers/headerCards.js';
import { defaultNights } from './nights/defaultNights.js';
import type { NightTruth } from './nights/nightTruth.js';
import type { NightOverrides } from './nights/planNight.js';
import { simulateNight } from './simulateNight.js';

const SMALL: NightOverrides = {
  width: 160,
  height: 128,
  framesPerFilter: 2,
  counts: { bias: 3, dark: 2, flatPerFilter: 2 },
};
const directories: string[] = [];

async function simulate(overrides: NightOverrides): Promise<{ root: string; data: string; truth: NightTruth }> {
  const root = await mkdtemp(join(tmpdir(), 'observatory-'));
  directories.push(root);
  const data = join(root, 'data');
  const truth = await simulateNight(data, defaultNights.xzCyg({ ...SMALL, ...overrides }));
  return { root, data, truth };
}

async function hashes(root: string): Promise<string[]> {
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(
    paths.map(
      async (path) =>
        `${path.slice(root.length)} ${createHash('sha256')
          .update(await readFile(path))
          .digest('hex')}`,
    ),
  );
}

function variance(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

afterAll(async () => {
  for (const directory of directories) {
    await rm(directory, { recursive: true });
  }
});

describe('simulateNight', () => {
  it('writes the folders of a night, and its truth beside them', async () => {
    const { root, truth } = await simulate({});
    const files = (await hashes(root)).map((line) => line.split(' ')[0]);
    assert.equal(files.length, 3 + 2 + 4 + 4 + 1);
    assert.ok(files.includes('/truth.json') && files.includes('/data/20251015/Bias/bias_0001.fits'));
    assert.ok(
      files.includes('/data/20251015/Flat/flat_B_0002.fits') && files.includes('/data/20251015/Dark/dark_0001.fits'),
    );
    for (const { file } of truth.frames) {
      assert.ok(files.includes(`/data/${file}`), file);
    }
    assert.deepEqual(JSON.parse(await readFile(join(root, 'truth.json'), 'utf8')), truth);
  });

  it('gives the same bytes for the same seed, others for another', async () => {
    const [first, second, other] = await Promise.all([
      simulate({ seed: 5 }),
      simulate({ seed: 5 }),
      simulate({ seed: 6 }),
    ]);
    assert.deepEqual(await hashes(first.root), await hashes(second.root));
    const [ours, theirs] = [await hashes(first.data), await hashes(other.data)];
    assert.ok(ours.every((line, i) => line !== theirs[i]));
  });

  it('has the read noise and the gain the plan says: bias pairs and photon transfer of flat pairs', async () => {
    const { data, truth } = await simulate({
      width: 400,
      height: 400,
      cosmicRaysPerFrame: 0,
      filters: ['V'],
      camera: { hotPixelFraction: 0 },
      counts: { bias: 2, dark: 0, flatPerFilter: 2 },
      framesPerFilter: 1,
    });
    const read = async (file: string | undefined) => (await readTestFrame(join(data, file ?? ''))).adu;
    const [bias1, bias2] = [await read(truth.calibrationFiles.bias[0]), await read(truth.calibrationFiles.bias[1])];
    const { gainElectronsPerAdu, readNoiseElectrons, biasLevelAdu } = truth.camera;
    const biasVariance = variance(bias1.map((value, i) => value - (bias2[i] ?? 0))) / 2;
    // Rounding to whole ADU adds 1/12 to the variance.
    assert.ok(
      Math.abs(Math.sqrt(biasVariance - 1 / 12) * gainElectronsPerAdu - readNoiseElectrons) < 0.02 * readNoiseElectrons,
    );
    const level = bias1.reduce((a, b) => a + b, 0) / bias1.length;
    assert.ok(Math.abs(level - biasLevelAdu) < 0.5);
    const [flat1, flat2] = [await read(truth.calibrationFiles.flat[0]), await read(truth.calibrationFiles.flat[1])];
    const [mean1, mean2] = [flat1, flat2].map((flat) => flat.reduce((a, b) => a + b, 0) / flat.length - level) as [
      number,
      number,
    ];
    // The second flat is brought to the first one's level; its noise grows with the factor.
    const factor = mean1 / mean2;
    const flatVariance = variance(flat1.map((value, i) => value - level - ((flat2[i] ?? 0) - level) * factor));
    const slope = (flatVariance - biasVariance * (1 + factor ** 2)) / (mean1 * (1 + factor));
    assert.ok(Math.abs(1 / slope / gainElectronsPerAdu - 1) < 0.03, `gain ${1 / slope}`);
  });

  it('gives a star the flux of the truth: aperture sum in a frame without noise, to 0.2 %', async () => {
    // No light but the stars', and a gain of 1: nothing but the last wings is lost in whole ADU.
    const { data, truth } = await simulate({
      width: 400,
      height: 400,
      pixelScaleArcsec: 1.5,
      noise: false,
      exposureSeconds: 60,
      cosmicRaysPerFrame: 0,
      camera: {
        gainElectronsPerAdu: 1,
        vignetting: 0,
        dustRings: 0,
        pixelResponse: 0,
        columnStructureAdu: 0,
        hotPixelFraction: 0,
        darkElectronsPerSecond: 0,
      },
      sky: { electronsPerSecondPerPixel: { B: 0, V: 0, Rc: 0, Ic: 0 } },
      fieldStars: { onFrame: 0 },
    });
    for (const frame of truth.frames) {
      const { adu, width } = await readTestFrame(join(data, frame.file));
      const star = frame.stars.find((one) => one.star === 'target');
      assert.ok(star !== undefined && star.flags.length === 0);
      const reach = Math.ceil(12 * frame.fwhmPixels) + 2;
      let sum = 0;
      for (let y = Math.round(star.y) - reach; y <= Math.round(star.y) + reach; y++) {
        for (let x = Math.round(star.x) - reach; x <= Math.round(star.x) + reach; x++) {
          sum += (adu[y * width + x] ?? Number.NaN) - truth.camera.biasLevelAdu;
        }
      }
      assert.ok(Math.abs(sum / star.electrons - 1) < 0.002, `${sum} for ${star.electrons}`);
    }
  });

  it('has a camera that does not count evenly tell what its polynomial makes even again, up to its saturation', async () => {
    const [first, second] = [3e-6, 4e-11];
    const still = { columnStructureAdu: 0, saturationAdu: 30_000 };
    const frames = [[], [first, second]].map(async (linearity) => {
      const { data, truth } = await simulate({ noise: false, cosmicRaysPerFrame: 0, camera: { ...still, linearity } });
      return (await readTestFrame(join(data, truth.frames[0]?.file ?? ''))).adu.map((adu) => adu - 800);
    });
    const [even, uneven] = (await Promise.all(frames)) as [Float64Array, Float64Array];
    const off = uneven.map((x, at) => x * (1 + first * x + second * x ** 2) - (even[at] ?? 0));
    assert.ok(off.every((one, at) => (even[at] ?? 0) === 29_200 || Math.abs(one) <= 1.2));
    const most = Math.max(...even.map((one, at) => one - (uneven[at] ?? 0)));
    assert.ok(most > 500 && Math.max(...uneven) <= 29_200, `${most}`);
  });

  it('keeps its own books: ADU, zero point, colour term and extinction make the standard magnitude', async () => {
    const { truth } = await simulate({
      photometry: { secondOrderExtinction: { B: -0.03, V: 0.01, Rc: 0, Ic: 0 } },
      sky: { transparency: (fraction) => 1 - 0.5 * fraction },
    });
    for (const frame of truth.frames) {
      const known = truth.filters[frame.filter];
      assert.ok(known !== undefined);
      const { colourTerm, extinction, secondOrderExtinction } = known;
      for (const star of frame.stars) {
        const instrumental = -2.5 * Math.log10(star.electrons / truth.camera.gainElectronsPerAdu);
        const magnitude =
          frame.zeroPointAdu -
          extinction * (star.airmass - frame.airmass) +
          instrumental +
          (colourTerm - secondOrderExtinction * star.airmass) * star.bMinusV;
        assert.ok(Math.abs(magnitude - star.magnitude) < 1e-9);
        assert.equal(star.flags.includes('cloud'), frame.transparency < 0.97);
      }
    }
    const comp = truth.frames[0]?.stars.find((star) => star.star === '000-BMS-019');
    assert.equal(comp?.magnitude, 11.401);
  });

  it('saturates, trails and flips where the plan says', async () => {
    const { truth } = await simulate({
      exposureSeconds: 200,
      cadenceSeconds: 210,
      satelliteTrailFrames: [1],
      motion: { meridianFlipAt: 0.5 },
    });
    const bright = truth.frames.map((frame) => frame.stars.find((star) => star.star === '000-BCG-990'));
    assert.ok(bright.every((star) => star?.flags.includes('saturated')));
    assert.deepEqual(
      truth.frames.map((frame) => frame.flipped),
      [false, false, true, true],
    );
    const [before, flipped] = [truth.frames[1], truth.frames[2]];
    assert.ok(before !== undefined && flipped !== undefined);
    assert.ok(Math.abs((before.wcs.cd[0] ?? 0) + (flipped.wcs.cd[0] ?? 1)) < 1e-12);
  });

  it('stores 12-bit values as multiples of 16', async () => {
    const { data, truth } = await simulate({ camera: { adcBits: 12 } });
    const { adu } = await readTestFrame(join(data, truth.frames[0]?.file ?? ''));
    assert.ok(adu.every((value) => value % 16 === 0) && new Set(adu).size > 5);
  });

  for (const headerStyle of HEADER_STYLES) {
    it(`writes headers in the style of ${headerStyle} that say when, how long and through what`, async () => {
      const { data, truth } = await simulate({ headerStyle, filters: ['B'], startUtc: '2025-10-15T19:00:00.250Z' });
      const frame = truth.frames[1];
      assert.ok(frame !== undefined);
      const { cards, width, height } = await readTestFrame(join(data, frame.file));
      assert.deepEqual([width, height], [160, 128]);
      const started = Date.parse(`${cards.get('DATE-OBS')}Z`);
      const exposure = Number(cards.get('EXPTIME') ?? cards.get('EXPOSURE'));
      const truncation = headerStyle === 'maxim' ? 1000 : 1;
      const late = (frame.midJd - 2440587.5) * 86_400_000 - (started + exposure * 500);
      assert.ok(late > -0.1 && late < truncation, `${late} ms`);
      assert.equal(cards.get('FILTER'), 'B');
      const kind = (cards.get('IMAGETYP') ?? cards.get('FRAMETYP') ?? '').toLowerCase();
      assert.match(kind, /^light/);
      const right = cards.get('RA') ?? sexagesimal(cards.get('OBJCTRA')) * 15;
      assert.ok(Math.abs(Number(right) - truth.target.raDegrees) < 1e-3);
      const bias = await readTestFrame(join(data, truth.calibrationFiles.bias[0] ?? ''));
      assert.equal(bias.cards.has('FILTER'), false);
      assert.match((bias.cards.get('IMAGETYP') ?? bias.cards.get('FRAMETYP') ?? '').toLowerCase(), /^bias/);
    });
  }
});

function sexagesimal(text = ''): number {
  const [hours = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = text.split(' ').map(Number);
  return hours + minutes / 60 + seconds / 3600;
}
