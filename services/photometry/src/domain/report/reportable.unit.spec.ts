import assert from 'node:assert/strict';
import { assignRoles } from '../comps/assignRoles.js';
import { seriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { reportable } from './reportable.js';

const stars = [12, 12.2, 12.4, 12.6].map((mag, index): SimulatedStar => ({ starId: `comp${index}`, mag: () => mag }));

/** Six frames, the target as bright as said on each; frames as close as said, seconds. */
function night(mag: (frame: number) => number, gapSeconds = 86.4) {
  const target: SimulatedStar = { starId: TARGET_STAR_ID, mag };
  const frames = simulateNight({
    frames: 6,
    stars: [target, ...stars],
    zeroPoint: () => 21,
    noise: false,
    seed: 1,
  }).map((measured, index) => ({
    ...measured,
    frame: { ...measured.frame, jdUtcMid: 2460963.9 + (index * gapSeconds) / 86400 },
  }));
  const roles = assignRoles({
    usable: stars.map((star, index) => simulatedCandidate(star, index + 1)),
    frames,
    target: { raDegrees: 60, decDegrees: -16.5 },
    halfDiagonalDegrees: 0.5,
    ensemble: true,
  });
  assert.ok(roles.ok);
  const colours = { colours: new Map(), targetColour: null };
  const scintillation = () => 0;
  const magnitudes = seriesMagnitudes({
    band: 'V',
    roles: roles.value,
    frames,
    ...colours,
    coefficients: [],
    detectionSnr: 3,
    scintillation,
  });
  assert.ok(magnitudes.ok);
  return reportable({
    ...{ name: 'RW PsA', dateKind: 'JD', chart: 'X12345AB', groupOf: () => null, calibrationNote: '' },
    ...{ roles: roles.value, frames, magnitudes: magnitudes.value },
  });
}

describe('what of a series can be reported', () => {
  it('is all of it on a good night', () => {
    const { rows, magnitudes } = night(() => 12.5);
    assert.deepEqual([rows.length, magnitudes.target.points.length, magnitudes.target.leftOut.length], [6, 6, 0]);
  });

  it('is a limit where a cloud hides the target once', () => {
    const { rows, magnitudes } = night((frame) => (frame === 3 ? 20.5 : 12.5));
    assert.deepEqual(
      rows.map(({ row }) => row.fainterThan === true),
      [false, false, false, true, false, false],
    );
    assert.deepEqual([magnitudes.target.points.length, magnitudes.target.leftOut.length], [5, 0]);
    const [limit] = magnitudes.target.limits;
    assert.equal(limit?.filename, 'frame0004.fits');
    assert.ok((limit?.mag ?? 0) > 17 && (limit?.mag ?? 0) < 20.5);
  });

  it('is no limit twice either', () => {
    const { rows, magnitudes } = night(() => 22, 0);
    assert.deepEqual([rows.length, magnitudes.target.limits.length, magnitudes.target.leftOut.length], [1, 1, 5]);
    assert.ok(magnitudes.target.leftOut[0]?.limit !== undefined);
  });

  it('is every exposure, however close, as far as its date can tell them apart', () => {
    assert.equal(night(() => 12.5, 0.2).rows.length, 6);
    const { rows, magnitudes } = night(() => 12.5, 0);
    assert.equal(rows.length, 1);
    assert.match(magnitudes.target.leftOut[0]?.reason ?? '', /the same star, time and band as another observation/);
  });
});
