import assert from 'node:assert/strict';
import { assignRoles } from '../comps/assignRoles.js';
import { seriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { ColourValue } from '../magnitudes/targetColour.js';
import { flagBits } from '../measurement/flags.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight, steadyColour } from '../testing/simulatedNight.js';
import { reportRows } from './reportRows.js';
import type { ReportRowsInput } from './reportRowsInput.js';

const colours = [0.3, 0.6, 0.9, 1.2, 0.8];
const stars = colours.map(
  (colour, index): SimulatedStar => ({ starId: `comp${index}`, mag: () => 12 + index / 5, colour }),
);
const COEFFICIENT = -0.06;
const CHECK = 2;
const target: SimulatedStar = {
  starId: TARGET_STAR_ID,
  mag: () => 12.5,
  flags: (frame) => (frame === 2 ? flagBits('saturated') : 0),
};

function rows(count: number, own: Partial<ReportRowsInput> = {}, colour: ColourValue | null = null, checkFlags = 0) {
  const flagged = stars.map((star, index) => ({
    ...star,
    flags: (frame: number) => (index === CHECK && frame === 5 ? checkFlags : 0),
  }));
  const frames = simulateNight({
    ...{ frames: 6, stars: [target, ...flagged], zeroPoint: () => 21, noise: false, seed: 1 },
    coefficient: colour === null ? 0 : COEFFICIENT,
  });
  const roles = assignRoles({
    usable: stars.slice(0, count).map((star, index) => simulatedCandidate(star, index + 1)),
    frames,
    target: { raDegrees: 60, decDegrees: -16.5 },
    halfDiagonalDegrees: 0.5,
    ensemble: true,
  });
  assert.ok(roles.ok);
  const magnitudes = seriesMagnitudes({
    band: 'V',
    roles: roles.value,
    frames,
    colours: new Map(stars.map(({ starId, colour }) => [starId, { 'B-V': colour ?? 0 }])),
    targetColour: colour === null ? null : steadyColour('B-V', colour, frames),
    coefficients: [],
    detectionSnr: 3,
    scintillation: () => 0,
  });
  assert.ok(magnitudes.ok);
  return reportRows({
    name: 'RW PsA',
    dateKind: 'JD',
    chart: 'X12345AB',
    groupOf: () => null,
    roles: roles.value,
    frames,
    magnitudes: magnitudes.value,
    calibrationNote: '',
    ...own,
  });
}

type Row = ReturnType<typeof rows>[number]['row'];

const ALL_KEYS = ['VMAGINS', 'VERR', 'CMAGINS', 'CREFMAG', 'CREFERR', 'KMAGINS', 'KREFMAG', 'KREFERR'];
const keys = (row: Row | undefined) => row?.notes.fields.map(([key]) => key);
const noted = (row: Row | undefined) => new Map(row?.notes.fields.map(([key, value]) => [key, Number(value)]));
/** As whoever reads the archive has it back from the notes. */
const derived = (row: Row | undefined) => {
  const field = noted(row);
  return (field.get('VMAGINS') ?? 0) - (field.get('CMAGINS') ?? 0) + (field.get('CREFMAG') ?? 0);
};

describe('reportRows', () => {
  it('reports an ensemble with a standardised check star, flagged frames left out', () => {
    const all = rows(5);
    assert.equal(all.length, 5);
    assert.ok(!all.some(({ filename }) => filename === 'frame0003.fits'));
    const row = all[0]?.row;
    assert.deepEqual(row?.comp, { kind: 'ensemble' });
    assert.ok(Math.abs((row?.check?.mag ?? Number.NaN) - 12.4) < 0.001);
    assert.deepEqual(keys(row), ALL_KEYS);
    assert.equal(row?.transformed, false);
    assert.ok((row?.magError ?? 0) > 0);
  });

  it('reports no magnitude of a check star where it is flagged: it proves nothing', () => {
    const checks = rows(5, {}, null, flagBits('cosmicRay')).map(({ row }) => row.check);
    const withMagnitude = checks.map((check) => check !== null && check.mag !== null);
    assert.deepEqual(withMagnitude, [true, true, true, true, false]);
    assert.ok(checks.every((check) => check?.id === 'comp2'));
  });

  it('reports a single comp and its check star by instrumental magnitudes that give the magnitude back', () => {
    const row = rows(3)[0]?.row;
    assert.ok(row?.comp.kind === 'single');
    assert.deepEqual(keys(row), ALL_KEYS);
    assert.ok(Math.abs(derived(row) - row.mag) < 0.0016);
    assert.ok(Math.abs(row.comp.instrumentalMag - (noted(row).get('CMAGINS') ?? 0)) < 0.001);
    assert.ok((row.check?.mag ?? Number.NaN) < 0);
  });

  it('notes of an ensemble what gives every magnitude back, and errors that leave the missing term to that of the row', () => {
    for (const { row } of rows(5)) {
      assert.ok(Math.abs(derived(row) - row.mag) < 0.0016);
      const field = noted(row);
      const parts = Math.hypot(field.get('VERR') ?? Number.NaN, field.get('CREFERR') ?? Number.NaN);
      const missing = Math.sqrt((row.magError ?? 0) ** 2 - parts ** 2);
      assert.ok(missing > 0.002 && missing < 0.015, `${missing}`);
      assert.deepEqual([field.get('KREFMAG'), field.get('KREFERR')], [12.4, 0.02]);
    }
  });

  it('notes of a transformed ensemble what gives the magnitude back with the colour term noted beside it', () => {
    const colour = 0.5;
    const used = [0.3, 0.6, 1.2, 0.8];
    const meanColour = used.reduce((sum, one) => sum + one, 0) / used.length;
    for (const { row } of rows(5, {}, { value: colour, error: 0.02 })) {
      const coefficient = noted(row).get('Tv_bv') ?? Number.NaN;
      assert.ok(Math.abs(coefficient - COEFFICIENT) < 0.001);
      const term = coefficient * (colour - meanColour);
      assert.ok(Math.abs(derived(row) + term - row.mag) < 0.0016, `${derived(row)} ${term} ${row.mag}`);
    }
  });

  it('has no check star with one comp', () => {
    const row = rows(1)[0]?.row;
    assert.equal(row?.check, null);
    assert.deepEqual(keys(row), ALL_KEYS.slice(0, 5));
  });

  it('dates rows by JD or HJD', () => {
    assert.equal(rows(5)[0]?.row.date, 2460963.9 + 30 / 86400);
    assert.equal(rows(5, { dateKind: 'HJD' })[0]?.row.date, 2460963.9 + 30 / 86400 + 0.0036);
  });

  it('says what there is to say of calibration, and how it was transformed or why it was not', () => {
    const text = rows(5, { calibrationNote: 'no calibration frames: bias not applied' })[0]?.row.notes.text;
    assert.match(
      text ?? '',
      /^no calibration frames: bias not applied; not transformed: the colour of the target is not known$/,
    );
    const row = rows(5, {}, { value: 0.5, error: 0.02 })[0]?.row;
    assert.equal(row?.transformed, true);
    assert.match(row?.notes.text ?? '', /colour term/);
    assert.deepEqual(keys(row)?.slice(-2), ['Tv_bv', 'Tv_bvErr']);
  });
});
