import assert from 'node:assert/strict';
import { writeWideFieldDatabase } from '@wombat/stardb';
import { describeUnless } from '@wombat/testdata';
import { type Field, starsIn } from './testing/simulatedField.js';
import { errorPixels, fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const NORTH = { raDegrees: 325.68, decDegrees: 43.586 };
const base: Field = { centre: NORTH, width: 1024, height: 800, scaleArcsec: 3, rotationDegrees: 7.3 };
const PLACES = {
  pole: { raDegrees: 120, decDegrees: 89 },
  south: { raDegrees: 201.7, decDegrees: -52.7 },
  'RA 0': { raDegrees: 359.98, decDegrees: 0.02 },
  'the southern pole': { raDegrees: 40, decDegrees: -89.2 },
};

describeUnless(withoutAstap)('ASTAP and a generated sky', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  const caps = [NORTH, ...Object.values(PLACES)].map((centre, index) =>
    starsIn({ centre, radiusDegrees: 3, count: 6000, seed: 11 + index }),
  );
  const stars = caps.flat();
  let database = '';
  beforeAll(async () => {
    database = await folder.database('all', stars);
  });
  const known = (field: Field) => ({ ...field.centre, fovDegrees: fovOf(field) });

  const fields: Record<string, Field> = {
    'with scale and position': base,
    mirrored: { ...base, mirrored: true },
    'turned by 133 degrees': { ...base, rotationDegrees: 133 },
    'of 40 stars': { ...base, width: 560, height: 560 },
    ...Object.fromEntries(Object.entries(PLACES).map(([name, centre]) => [`at ${name}`, { ...base, centre }])),
  };
  for (const [what, field] of Object.entries(fields)) {
    it(`solves a frame ${what}`, async () => {
      const solved = await folder.solve(field, stars, { database, hints: known(field) });
      const { middle, corner } = errorPixels(solved, field);
      console.info(`middle ${middle.toFixed(3)} px, corner ${corner.toFixed(3)} px`);
      assert.ok(middle < 0.15, `${middle}`);
      assert.equal(solved.attempts.length, 1);
    });
  }

  for (const [what, change] of Object.entries({
    'a scale 5 % too large': { fovDegrees: 1.05 * fovOf(base) },
    'a scale 20 % too large': { fovDegrees: 1.2 * fovOf(base) },
    'a scale 20 % too small': { fovDegrees: 0.8 * fovOf(base) },
    'a position 5 degrees off': { raDegrees: NORTH.raDegrees + 5 / Math.cos((NORTH.decDegrees * Math.PI) / 180) },
    'a scale and no position': { raDegrees: null, decDegrees: null },
    'a position and no scale': { fovDegrees: null },
    'neither scale nor position': { raDegrees: null, decDegrees: null, fovDegrees: null },
  })) {
    it(`solves a frame with ${what}`, async () => {
      const solved = await folder.solve(base, stars, { database, hints: { ...known(base), ...change } });
      const { middle } = errorPixels(solved, base);
      const seconds = solved.attempts.reduce((sum, { solveSeconds }) => sum + solveSeconds, 0);
      console.info(`${solved.attempts.at(-1)?.method}: ${middle.toFixed(3)} px, ${seconds.toFixed(1)} s`);
      assert.ok(middle < 0.15, `${middle}`);
    });
  }

  it('solves a large frame of small pixels without the shift of binning', async () => {
    const field: Field = { ...base, width: 2600, height: 2600, scaleArcsec: 1.2 };
    const { middle } = errorPixels(await folder.solve(field, stars, { database, hints: known(field) }), field);
    assert.ok(middle < 0.15, `${middle}`);
  });

  it('solves with all stars when the database has fewer than the frame', async () => {
    const deeper = starsIn({ centre: NORTH, radiusDegrees: 1, count: 6000, seed: 99, faintest: 13.5 });
    const strangers = deeper.filter(({ magnitude }) => magnitude > 12.1);
    const solved = await folder.solve(base, [...(caps[0] ?? []), ...strangers], { database, hints: known(base) });
    assert.ok(errorPixels(solved, base).middle < 0.15);
    const [first, last] = [solved.attempts[0], solved.attempts.at(-1)];
    assert.match(first?.warning ?? '', /limit was reached/);
    assert.equal(last?.method, 'astapNearAllStars');
  });
});

describeUnless(withoutAstap)('ASTAP and fields of tens of degrees', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  const centre = { raDegrees: 80, decDegrees: 20 };
  const stars = starsIn({ centre, radiusDegrees: 40, count: 5000, seed: 3, faintest: 8 });
  const bright = { clearest: 7.5 };

  it('finds 10 degrees by the try of 10 degrees, though no scale is known', async () => {
    const database = await folder.database('ten', stars);
    const field: Field = { centre, width: 1024, height: 1024, scaleArcsec: 35 };
    const solved = await folder.solve(field, stars, { database, hints: { ...centre, fovDegrees: 10 }, sky: bright });
    const { middle, corner } = errorPixels(solved, field);
    console.info(`middle ${middle.toFixed(3)} px, corner ${corner.toFixed(3)} px`);
    assert.ok(middle < 0.15, `${middle}`);
  });

  it('finds 30 degrees by the try of 30 degrees with a wide-field database, and not without it', async () => {
    const field: Field = { centre, width: 1024, height: 800, scaleArcsec: 135 };
    const brightest = stars.toSorted((a, b) => a.magnitude - b.magnitude).slice(0, 900);
    const hints = { ...centre, fovDegrees: null };
    const settings = { timeLimitSeconds: 20 };
    const database = await folder.database('wide', []);
    const failed = await folder.solve(field, brightest, { database, hints, settings, sky: bright });
    assert.ok(!failed.solved && failed.attempts.at(-1)?.method === 'astapFov30', failed.attempts.at(-1)?.method);
    await writeWideFieldDatabase(database, brightest);
    const solved = await folder.solve(field, brightest, { database, hints, settings, sky: bright });
    const { middle, corner } = errorPixels(solved, field);
    console.info(`middle ${middle.toFixed(3)} px, corner ${corner.toFixed(3)} px`);
    assert.equal(solved.attempts.at(-1)?.method, 'astapFov30');
    assert.ok(middle < 0.15, `${middle}`);
  });

  it('finds 20 degrees by the try of 30, and tells that its scale was not the right one', async () => {
    const field: Field = { centre, width: 1024, height: 800, scaleArcsec: 90 };
    const brightest = stars.toSorted((a, b) => a.magnitude - b.magnitude).slice(0, 900);
    const database = await folder.database('twenty', []);
    await writeWideFieldDatabase(database, brightest);
    const hints = { ...centre, fovDegrees: null };
    const settings = { timeLimitSeconds: 20 };
    const solved = await folder.solve(field, brightest, { database, hints, settings, sky: bright });
    const last = solved.attempts.at(-1);
    const { middle, corner } = errorPixels(solved, field);
    console.info(`middle ${middle.toFixed(3)} px, corner ${corner.toFixed(3)} px`);
    assert.equal(last?.method, 'astapFov30');
    assert.match(last?.warning ?? '', /scale was inaccurate/);
    assert.ok(middle < 0.15, `${middle}`);
  });
});
