import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Header, hashFile, readHeader, writeSolution } from '@wombat/fits';
import { configSchema } from '@wombat/service-kit/config';
import { pixelToSky, separationDegrees, type TanWcs, type Wcs, wcsFromCards, wcsToCards } from '@wombat/sky';
import { describeUnless } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import { Solver } from './solver.js';
import { type Field, starsIn, wcsOfField, writeField } from './testing/simulatedField.js';
import { errorPixels, fovOf, SolverFolder, wcsOfSolved, withoutAstap } from './testing/solverFolder.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 800, height: 640, scaleArcsec: 3, rotationDegrees: 20 };
const hints = { ...centre, fovDegrees: fovOf(field) };
const stars = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 4 });

describeUnless(withoutAstap)('a solution in the header', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  let trusting: Solver;
  beforeAll(async () => {
    const database = await folder.database('all', stars);
    const settings = configSchema.parse({ solve: { database, searchRadius: 5, trustHeader: true } }).solve;
    trusting = new Solver({ root: folder.root, settings, astap: await locateSolver(settings) });
  });

  async function solveWith(name: string, wcs: TanWcs | null, shown = stars) {
    await writeField({ root: folder.root, name }, field, shown);
    const cards = wcs === null ? [] : wcsToCards(wcs);
    await writeSolution(join(folder.root, name), () =>
      cards.reduce((head, { keyword, value, comment }) => head.with(keyword, value, comment), Header.of([])),
    );
    return trusting.solve({ path: name, product: name, hints });
  }

  it('is taken when the stars are where it says, fitted to them', async () => {
    const truth = wcsOfField(field);
    const solved = await solveWith('right.fits', { ...truth, crpixX: truth.crpixX + 0.7 });
    assert.deepEqual(
      solved.attempts.map(({ method, success }) => [method, success]),
      [['header', true]],
    );
    assert.ok(errorPixels(solved, field).corner < 0.1);
    assert.ok((solved.attempts[0]?.rmsArcsec ?? 99) < 1);
  });

  it('is left aside when they are not, and where there is none: ASTAP solves', async () => {
    const truth = wcsOfField(field);
    const wrong = await solveWith('wrong.fits', { ...truth, crpixX: truth.crpixX + 60 });
    assert.deepEqual(
      wrong.attempts.map(({ method, success, number }) => [number, method, success]),
      [
        [1, 'header', false],
        [2, 'astapNear', true],
      ],
    );
    assert.match(wrong.attempts[0]?.errorMessage ?? '', /stars of the database are not where the header says/);
    assert.ok(errorPixels(wrong, field).middle < 0.15);
    assert.ok((wrong.attempts[1]?.rmsArcsec ?? 99) < 1);
    const none = await solveWith('none.fits', null);
    assert.deepEqual(none.attempts.length, 1);
  });

  it('is that of the raw frame alone: one that is solved once more is solved as before', async () => {
    const [raw, product] = [join(folder.root, 'raw.fits'), join(folder.root, 'calibrated.fits')];
    await writeField({ root: folder.root, name: 'raw.fits' }, field, stars);
    await cp(raw, product);
    const frame = { path: 'raw.fits', product: 'calibrated.fits', hints };
    const solvedAs = async () => {
      const { attempts, solution, product } = await trusting.solve(frame);
      return { methods: attempts.map(({ method }) => method), solution, product };
    };
    const once = await solvedAs();
    assert.deepEqual(once.methods, ['astapNear']);
    assert.deepEqual(await solvedAs(), once);
    assert.equal(once.product?.sha256, await hashFile(product));
  });

  it('is not taken for another sky', async () => {
    const strangers = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 5 });
    const solved = await solveWith('strangers.fits', wcsOfField(field), strangers);
    assert.ok(!solved.solved && /^no match/.test(solved.reason), solved.reason);
  });
});

type Cards = Readonly<Record<string, string | number>>;

const SIP = { CTYPE1: 'RA---TAN-SIP', CTYPE2: 'DEC--TAN-SIP' };
const SIP_TERMS = {
  ...{ A_ORDER: 3, A_2_0: 2e-5, A_1_1: -1e-5, A_3_0: 6e-8, A_1_2: 6e-8 },
  ...{ B_ORDER: 3, B_0_2: -1.5e-5, B_2_1: 6e-8, B_0_3: 6e-8 },
};
const PV_TERMS = {
  ...{ PV1_0: 1e-4, PV1_1: 1.001, PV1_2: 2e-4, PV1_4: 6e-3, PV1_5: -4e-3, PV1_7: 0.08, PV1_9: 0.08 },
  ...{ PV2_1: 0.999, PV2_4: -5e-3, PV2_7: 0.08, PV2_9: 0.08 },
};
const DISTORTIONS: Record<string, Cards> = {
  SIP: { ...SIP, ...SIP_TERMS },
  TPV: { CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV', ...PV_TERMS },
  'the PV cards of TPV under CTYPE TAN': { CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', ...PV_TERMS },
};

function read(cards: Cards): Wcs {
  const wcs = wcsFromCards((keyword) => cards[keyword]);
  assert.ok(wcs.ok, JSON.stringify(wcs));
  return wcs.value;
}

describeUnless(withoutAstap)('a distorted solution in the header', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  let trusting: Solver;
  beforeAll(async () => {
    const database = await folder.database('all', stars);
    const settings = configSchema.parse({ solve: { database, searchRadius: 5, trustHeader: true } }).solve;
    trusting = new Solver({ root: folder.root, settings, astap: await locateSolver(settings) });
  });

  const linearCards = (tan: TanWcs): Cards =>
    Object.fromEntries(wcsToCards(tan).map(({ keyword, value }) => [keyword, value]));

  /** Draws the field as `drawn` says and lets the header say `told`. */
  async function write(name: string, { drawn, told, seed = 1 }: { drawn: Wcs; told: Cards; seed?: number }) {
    await writeField({ root: folder.root, name }, { ...field, wcs: drawn }, stars, { seed });
    await writeSolution(join(folder.root, name), () =>
      Object.entries(told).reduce((head, [keyword, value]) => head.with(keyword, value, ''), Header.of([])),
    );
    return { path: name, product: name, hints };
  }

  async function writtenIn(name: string): Promise<Wcs> {
    const file = await readHeader(join(folder.root, name));
    assert.ok(file.ok);
    const { header } = file.value;
    return read(
      Object.fromEntries(header.cards.map(({ keyword }) => [keyword, header.get(keyword) as string | number])),
    );
  }

  for (const [kind, terms] of Object.entries(DISTORTIONS)) {
    const truthCards = { ...linearCards(wcsOfField(field)), ...terms };
    const truth = read(truthCards);
    const shown: Field = { ...field, wcs: truth };

    it(`of the kind ${kind} is carried on whole: to 0.1 px from corner to corner`, async () => {
      const name = `carried ${kind}.fits`;
      const told = { ...truthCards, CRPIX1: Number(truthCards.CRPIX1) + 0.6 };
      const solved = await trusting.solve(await write(name, { drawn: truth, told }));
      assert.deepEqual(
        solved.attempts.map(({ method, success, errorMessage }) => [method, success, errorMessage]),
        [['header', true, '']],
      );
      const { middle, corner } = errorPixels(solved, shown);
      console.info(`middle ${middle.toFixed(3)} px, corner ${corner.toFixed(3)} px`);
      assert.ok(middle < 0.1 && corner < 0.1, `middle ${middle}, corner ${corner}`);
      const linear = { ...solved, solution: solved.solution && { ...solved.solution, sip: undefined } };
      assert.ok(errorPixels(linear, shown).corner > 2, 'the distortion is worth carrying');
      const written = await writtenIn(name);
      for (const at of [
        { x: 0, y: 0 },
        { x: 799, y: 300 },
      ]) {
        assert.ok(separationDegrees(pixelToSky(written, at), pixelToSky(wcsOfSolved(solved), at)) * 3600 < 1e-3);
      }
    });
  }

  it('that is not the one of the optics is refused', async () => {
    const straight = wcsOfField(field);
    const told = { ...linearCards(straight), ...SIP, ...SIP_TERMS };
    const solved = await trusting.solve(await write('straight.fits', { drawn: straight, told }));
    assert.deepEqual(
      solved.attempts.map(({ method }) => method),
      ['header', 'astapNear'],
    );
    assert.match(solved.attempts[0]?.errorMessage ?? '', /stand better without the distortion/);
    assert.equal(solved.solution?.sip, undefined);
    assert.ok(errorPixels(solved, field).corner < 0.15);
  });

  it('is that of the frames that follow, which have none in their headers', async () => {
    const told = { ...linearCards(wcsOfField(field)), ...DISTORTIONS.SIP };
    const truth = read(told);
    const turned = read({
      ...linearCards(wcsOfField({ ...field, rotationDegrees: 200.3, centre: { ...centre, decDegrees: 42.81 } })),
      ...DISTORTIONS.SIP,
    });
    const frames = [
      await write('first.fits', { drawn: truth, told }),
      await write('second.fits', { drawn: truth, told: {}, seed: 2 }),
      await write('turned.fits', { drawn: turned, told: {}, seed: 3 }),
    ];
    const solveOne = trusting.solveBlock(frames);
    for (const [index, drawn] of [truth, truth, turned].entries()) {
      const frame = frames[index];
      assert.ok(frame);
      const solved = await solveOne(frame);
      assert.equal(solved.attempts.at(-1)?.method, index === 0 ? 'header' : 'follow');
      const { corner } = errorPixels(solved, { ...field, wcs: drawn });
      assert.ok(corner < 0.1, `${index}: ${corner}`);
    }
  });
});
