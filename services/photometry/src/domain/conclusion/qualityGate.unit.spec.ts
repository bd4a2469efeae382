import assert from 'node:assert/strict';
import { assignRoles } from '../comps/assignRoles.js';
import { seriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { type QualityGateInput, qualityGate } from './qualityGate.js';

const target: SimulatedStar = { starId: TARGET_STAR_ID, mag: () => 12.5, decDegrees: -16.5 };

function results(
  own: Partial<Record<number, number>> = {},
  range: QualityGateInput['range'] = null,
  count = 6,
  checkVaries = 0,
) {
  const stars = Array.from({ length: count }, (_, index): SimulatedStar => {
    const mag = index === 0 ? 12.5 : 11.8 + 0.2 * index;
    const light = (frame: number) => mag + (index === 0 ? (checkVaries / 2) * Math.sin(frame / 4) : 0);
    return { starId: `comp${index}`, mag: light, catalogueMag: mag + (own[index] ?? 0) };
  });
  const frames = simulateNight({ frames: 30, stars: [target, ...stars], zeroPoint: () => 21, noise: true, seed: 5 });
  const usable = stars.map((star, index) => simulatedCandidate(star, index + 1, 0.01));
  const roles = assignRoles({
    usable,
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
    colours: new Map(stars.map(({ starId }) => [starId, { 'B-V': 0.7 }])),
    targetColour: null,
    coefficients: [],
    detectionSnr: 3,
    scintillation: () => 0,
  });
  assert.ok(magnitudes.ok);
  const comps = roles.value.comps.map(({ candidate }) => candidate);
  return qualityGate({
    frames,
    sites: new Map(),
    magnitudes: magnitudes.value,
    check: roles.value.check,
    comps,
    range,
  });
}

const inV = (brightest: number, faintest: number) => {
  return { brightest, faintest, brightestBand: 'V', faintestBand: 'V' };
};

describe('qualityGate', () => {
  it('passes a good night', () => {
    const all = results({}, inV(12, 13));
    assert.deepEqual(
      all.map(({ gate, verdict }) => [gate, verdict]),
      [
        ['checkStar', 'pass'],
        ['comparisonScatter', 'pass'],
        ...Array.from({ length: 5 }, () => [
          ['comparisonStar', 'pass'],
          ['comparisonScatter', 'pass'],
        ]).flat(),
        ['zeroPointScatter', 'pass'],
        ['seeing', 'pass'],
        ['targetRange', 'pass'],
      ],
    );
  });

  it('fails a check star that is not what the catalogue says', () => {
    const [check] = results({ 0: 0.09 });
    assert.equal(check?.verdict, 'fail');
    assert.ok(Math.abs((check?.value ?? 0) + 0.09) < 0.01);
    assert.equal(check?.threshold, 0.05);
    assert.match(
      check?.text ?? '',
      /measures 12\.\d+, its catalogue says 12\.590: 0\.0[89]\d* mag apart, more than 0\.050/,
    );
  });

  it('fails a check star that varies, and no other', () => {
    const failing = results({}, null, 6, 0.1).filter(({ verdict }) => verdict === 'fail');
    assert.deepEqual(
      failing.map(({ gate, subject }) => [gate, subject]),
      [['comparisonScatter', 'comp0']],
    );
    assert.match(failing[0]?.text ?? '', /comp0 (drifts|scatters) by 0\.03\d mag .* it may be variable\.$/);
  });

  it('points at the one comp that contradicts the others', () => {
    const failing = results({ 3: 0.12 }).filter(({ verdict }) => verdict === 'fail');
    assert.deepEqual(
      failing.map(({ subject }) => subject),
      ['comp3'],
    );
  });

  it('fails a target outside its range and does not judge without one', () => {
    const outside = results({}, inV(13, 14)).at(-1);
    assert.equal(outside?.verdict, 'fail');
    assert.ok(Math.abs((outside?.value ?? 0) - 0.5) < 0.01);
    assert.equal(results().at(-1)?.verdict, 'untested');
  });

  it('does not judge without a check star', () => {
    assert.equal(results({}, null, 1)[0]?.verdict, 'untested');
  });
});
