import assert from 'node:assert/strict';
import { median } from '@wombat/imaging';
import { LearntTerm } from '@wombat/proto';
import { assignRoles, type SeriesRoles } from '../comps/assignRoles.js';
import { flagBits } from '../measurement/flags.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight, steadyColour } from '../testing/simulatedNight.js';
import { type SeriesMagnitudesInput, seriesMagnitudes } from './seriesMagnitudes.js';

const target: SimulatedStar = { starId: TARGET_STAR_ID, mag: () => 12.4, colour: 2.1 };
const comps = [0.35, 0.5, 0.62, 0.8, 0.95, 1.2].map(
  (colour, index): SimulatedStar => ({ starId: `comp${index}`, mag: () => 12 + 0.2 * index, colour }),
);

function series(own: Partial<SeriesMagnitudesInput> = {}, stars: readonly SimulatedStar[] = [target, ...comps]) {
  const frames = simulateNight({
    frames: 50,
    stars,
    zeroPoint: (frame) => 21 - 0.003 * frame,
    coefficient: 0.05,
    noise: true,
    seed: 3,
  });
  const usable = comps.map((star, index) => simulatedCandidate(star, index + 1, 0.01));
  const roles = rolesOf(usable, frames);
  return {
    roles,
    frames,
    outcome: seriesMagnitudes({
      band: 'V',
      roles,
      frames,
      colours: new Map(comps.map(({ starId, colour }) => [starId, { 'B-V': colour ?? 0 }])),
      targetColour: steadyColour('B-V', { value: 2.1, error: 0.1 }, frames),
      coefficients: [],
      detectionSnr: 3,
      scintillation: () => 0,
      ...own,
    }),
  };
}

function rolesOf(
  usable: Parameters<typeof assignRoles>[0]['usable'],
  frames: Parameters<typeof assignRoles>[0]['frames'],
): SeriesRoles {
  const roles = assignRoles({
    usable,
    frames,
    target: { raDegrees: 60, decDegrees: -16.5 },
    halfDiagonalDegrees: 0.5,
    ensemble: true,
  });
  assert.ok(roles.ok);
  return roles.value;
}

function targetMedian(outcome: ReturnType<typeof seriesMagnitudes>): number {
  assert.ok(outcome.ok);
  return median(outcome.value.target.points.map(({ mag }) => mag));
}

describe('seriesMagnitudes', () => {
  it('is right for a star far redder than the comps once transformed, and off by the colour term if not', () => {
    const transformed = series().outcome;
    assert.ok(transformed.ok && transformed.value.transformed);
    assert.ok(Math.abs(targetMedian(transformed) - 12.4) < 0.003, `${targetMedian(transformed)}`);
    const plain = series({ targetColour: null }).outcome;
    assert.ok(plain.ok && !plain.value.transformed && plain.value.method === 'zeroPoint');
    assert.ok(targetMedian(plain) > 12.3 && targetMedian(plain) < 12.35, `${targetMedian(plain)}`);
  });

  it('carries the error of colour and coefficient', () => {
    const { outcome } = series();
    assert.ok(outcome.ok && outcome.value.transform);
    const errors = outcome.value.target.points[0]?.errors;
    const { coefficient, coefficientError, referenceColour } = outcome.value.transform;
    assert.ok(errors && Math.abs(errors.colourTerm - coefficientError * (2.1 - referenceColour)) < 1e-12);
    assert.ok(Math.abs(errors.colour - coefficient * 0.1) < 1e-12);
    const { total, photonParts: _, ...parts } = errors;
    assert.ok(Math.abs(total - Math.hypot(...Object.values(parts))) < 1e-12);
  });

  it('adds the missing colour term to the error of what is not transformed', () => {
    const { outcome } = series({ targetColour: null });
    assert.ok(outcome.ok && outcome.value.transform);
    assert.equal(outcome.value.untransformedReason, 'the colour of the target is not known');
    assert.ok((outcome.value.target.points[0]?.errors.colourTerm ?? 0) > 0.01);
  });

  it('takes the term that may be missing from other nights where the night says too little of it, and names them', () => {
    const colours = new Map(comps.map(({ starId }) => [starId, { 'B-V': 0.6 }]));
    const learnt = [LearntTerm.fromJSON({ basis: 'B-V', value: 0.01, error: 0.004, nights: ['20240101'] })];
    const [alone, knowing] = [[], learnt].map((terms) => series({ colours, learnt: terms }).outcome);
    assert.ok(alone?.ok && knowing?.ok && !knowing.value.transformed);
    const errorOf = ({ target: { points } }: typeof alone.value) => points[0]?.errors.colourTerm ?? Number.NaN;
    assert.ok(
      errorOf(knowing.value) < 0.3 * errorOf(alone.value),
      `${errorOf(knowing.value)}, ${errorOf(alone.value)}`,
    );
    assert.deepEqual([alone.value.learnt, knowing.value.learnt], [null, learnt[0]]);
    assert.deepEqual(
      knowing.value.target.points.map(({ mag }) => mag),
      alone.value.target.points.map(({ mag }) => mag),
    );
    assert.deepEqual(series({ learnt }).outcome, series().outcome);
  });

  it('transforms where the colour was measured, and keeps all other magnitudes with the term in their error', () => {
    const { frames } = series();
    const steady = { value: 2.1, error: 0.02, gain: 0 };
    const epochs = frames.map(({ frame }, index) => ({
      ...{ ...steady, jdUtcMid: frame.jdUtcMid, isMeasured: index < 41 },
    }));
    const { outcome } = series({ targetColour: { basis: 'B-V', epochs, isTransformed: true } });
    assert.ok(outcome.ok && outcome.value.transformed);
    const { points, leftOut } = outcome.value.target;
    assert.deepEqual([points.length, leftOut], [50, []]);
    const [first, last] = [points[0], points.at(-1)];
    assert.ok(first && last && first.untransformedReason === null && first.errors.colour > 0);
    assert.match(last.untransformedReason ?? '', /colour of the star at this time/);
    assert.match(outcome.value.untransformedReason ?? '', /^9 of 50 magnitudes: the colour of the star at this time/);
    assert.ok(Math.abs(first.mag - 12.4) < 0.03 && Math.abs(last.mag - 12.34) < 0.03, `${first.mag} ${last.mag}`);
    assert.ok(last.errors.colourTerm > 0.05 && last.errors.colourTerm < 0.08, `${last.errors.colourTerm}`);
  });

  it('never transforms a clear band and reports a transformed TG as V', () => {
    const clear = series({ band: 'CV' }).outcome;
    assert.ok(clear.ok && !clear.value.transformed && clear.value.band === 'CV');
    const green = series({ band: 'TG' }).outcome;
    assert.ok(green.ok && green.value.transformed && green.value.band === 'V');
    const greenAsItIs = series({ band: 'TG', targetColour: null }).outcome;
    assert.ok(greenAsItIs.ok && greenAsItIs.value.band === 'TG');
  });

  it('measures the check star the same way', () => {
    const { outcome, roles } = series();
    assert.ok(outcome.ok && outcome.value.check && roles.check);
    const mag = median(outcome.value.check.points.map((point) => point.mag));
    assert.ok(Math.abs(mag - roles.check.mag) < 0.004, `${mag} ${roles.check.mag}`);
  });

  it('leaves flagged frames out with the reason, keeping the value', () => {
    const flagged = {
      ...target,
      flags: (frame: number) => (frame === 4 ? flagBits('saturated', 'lowSnr') : flagBits('frameCloudy')),
    };
    const { outcome } = series({}, [flagged, ...comps]);
    assert.ok(outcome.ok);
    assert.equal(outcome.value.target.points.length, 49);
    assert.equal(outcome.value.target.leftOut[0]?.reason, 'flagged saturated');
    assert.ok(Math.abs((outcome.value.target.leftOut[0]?.magnitude?.mag ?? 0) - 12.4) < 0.05);
  });

  it('is notrans where the target has no magnitude', () => {
    const { outcome } = series({}, [{ ...target, present: () => false }, ...comps]);
    assert.ok(!outcome.ok);
    assert.equal(outcome.fault.code, 'notrans');
    assert.match(outcome.fault.message, /not on the image/);
  });
});
