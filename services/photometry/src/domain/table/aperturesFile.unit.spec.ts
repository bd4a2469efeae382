import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { assignRoles } from '../comps/assignRoles.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { aperturesFile } from './aperturesFile.js';
import { measurementTable } from './measurementTable.js';

const target = { raDegrees: 60, decDegrees: -16.5 };
const radii = { starPixels: 6.5, skyInnerPixels: 13, skyOuterPixels: 26 };
const stars: SimulatedStar[] = [12.5, 12, 12.4, 13].map((mag, index) => ({
  ...{ starId: `000-${index}`, mag: () => mag, x: 100.25 * (index + 1), y: 50.5 * (index + 1) },
  ...{ raDegrees: 60 + index / 10, decDegrees: -16.5 - index / 10 },
}));

/** The night of these stars, its first frame without the last of them. */
function given() {
  const [check, one, two, last] = stars;
  assert.ok(check && one && two && last);
  const night = [check, one, two, { ...last, present: (frame: number) => frame > 0 }];
  const frames = simulateNight({
    ...{ frames: 3, noise: false, seed: 1, zeroPoint: () => 21 },
    stars: [{ starId: TARGET_STAR_ID, mag: () => 12.6, x: 700, y: 500 }, ...night],
  });
  const roles = assignRoles({
    ...{ usable: night.map((star, index) => simulatedCandidate(star, index + 1)), frames, target },
    ...{ halfDiagonalDegrees: 0.5, ensemble: true },
  });
  assert.ok(roles.ok);
  return { frames, roles: roles.value, target, radii };
}

const settingsOf = (text: string) =>
  new Map(text.split('\n').flatMap((line) => (line.startsWith('.') ? [line.split('=') as [string, string]] : [])));
const listOf = (settings: Map<string, string>, key: string) => settings.get(`.multiaperture.${key}`)?.split(',') ?? [];

describe('the apertures for AstroImageJ', () => {
  const settings = settingsOf(aperturesFile(given()));

  it('have the radii of the night, fixed', () => {
    const keys = ['.aperture.radius', '.aperture.rback1', '.aperture.rback2', '.multiaperture.usevarsizeap'];
    assert.deepEqual(
      keys.map((key) => settings.get(key)),
      ['6.5', '13', '26', 'false'],
    );
  });

  it('have one entry of each kind for T1, T2 and the comparison stars, in this order', () => {
    assert.deepEqual(listOf(settings, 'isrefstar'), ['false', 'false', 'true', 'true', 'true']);
    for (const key of ['centroidstar', 'isalignstar'])
      assert.deepEqual(listOf(settings, key), new Array(5).fill('true'));
    assert.deepEqual(listOf(settings, 'absmagapertures'), ['99.999', '12.500', '12.000', '12.400', '13.000']);
    assert.equal(listOf(settings, 'raapertures')[0], '60.00000000');
    assert.equal(listOf(settings, 'decapertures')[4], '-16.80000000');
  });

  it('stand where the table has the stars, on the first frame that shows all of them', () => {
    const [header = '', , second = ''] = measurementTable(given()).split('\n');
    const headings = header.split('\t');
    const cells = second.split('\t');
    for (const [axis, key] of [
      ['X', 'xapertures'],
      ['Y', 'yapertures'],
    ] as const) {
      const inTable = ['T1', 'T2', 'C3', 'C4', 'C5'].map((name) =>
        Number(cells[headings.indexOf(`${axis}(IJ)_${name}`)]),
      );
      assert.deepEqual(listOf(settings, key).map(Number), inTable);
    }
  });

  itUnless(skipWithout('fixtures/aij'))('have no setting that a file of AstroImageJ has not', () => {
    const sample = readFileSync(sharedPath('fixtures/aij/stellarphot-aij-sample-apertures.aperture'), 'utf8');
    const known = settingsOf(sample);
    for (const key of settings.keys()) assert.ok(known.has(key), key);
    assert.deepEqual(
      [...known.keys()].filter((key) => !settings.has(key)),
      ['.multiaperture.apfwhmfactor'],
    );
  });
});
