import assert from 'node:assert/strict';
import { LearntTerm } from '@wombat/proto';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { fieldTransform } from './fieldTransform.js';
import type { KnownCoefficients } from './knownCoefficients.js';

const COLOURS = [0.3, 0.5, 0.6, 0.75, 0.9, 1.1, 1.4];
const [TERM, SECOND_ORDER] = [0.08, -0.03];
const FRAMES = 40;

interface Field {
  seed?: number;
  band?: string;
  /** Airmass of the last frame; the first is at 1. */
  to?: number;
  known?: KnownCoefficients[];
  learnt?: LearntTerm[];
  /** What the reddest star fades by for reasons of its own, magnitudes per airmass. */
  drift?: number;
}

/** The transformation of a night on which red light is dimmed less: by k'' a magnitude of colour and airmass. */
function transformOf({ seed = 1, band = 'B', to = 2.4, known = [], learnt = [], drift = 0 }: Field) {
  const airmassOf = (frame: number) => 1 + ((to - 1) * frame) / (FRAMES - 1);
  const stars = COLOURS.map((colour, index): SimulatedStar => {
    const own = SECOND_ORDER * colour + (index === COLOURS.length - 1 ? drift : 0);
    const mag = 12 + 0.2 * index;
    return { starId: `comp${index}`, mag: (frame) => mag + own * airmassOf(frame), catalogueMag: mag, colour };
  });
  const zeroPoint = (frame: number) => 21 - 0.28 * airmassOf(frame);
  const night = simulateNight({ frames: FRAMES, stars, zeroPoint, coefficient: TERM, noise: true, seed });
  const outcome = fieldTransform({
    ...{ band, known, learnt, basis: null },
    comps: stars.map((star, index) => simulatedCandidate(star, index, 0.01)),
    frames: night.map((one, index) => ({ ...one, frame: { ...one.frame, airmass: airmassOf(index) } })),
    colours: new Map(stars.map(({ starId, colour }) => [starId, { 'B-V': colour }])),
  });
  assert.ok(outcome.ok);
  return outcome.value;
}

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
const rms = (values: readonly number[]) => Math.hypot(...values) / Math.sqrt(values.length);

describe('second-order extinction of a night', () => {
  it('is found within its error by comps of many colours over a wide range of airmass', () => {
    const found = seeds.map((seed) => transformOf({ seed }));
    const pull = rms(found.map((one) => (one.secondOrder - SECOND_ORDER) / one.secondOrderError));
    assert.ok(pull > 0.7 && pull < 1.3, `deviations are ${pull} of the stated error`);
    for (const { secondOrderError, coefficient } of found) {
      assert.ok(secondOrderError < 0.01, `${secondOrderError}`);
      assert.ok(Math.abs(coefficient - TERM) < 0.03, `k is ${coefficient}`);
    }
  });

  it('is that of other nights where these tell it better than the night does, and only then', () => {
    const second = { secondOrder: -0.025, secondOrderError: 0.006, secondOrderNights: ['20240101'] };
    const learnt = [LearntTerm.fromJSON({ basis: 'B-V', value: 0.08, error: 0.01, nights: ['20240101'], ...second })];
    const low = transformOf({ to: 1.05, learnt });
    assert.deepEqual([low.secondOrder, low.secondOrderError], [-0.025, 0.006]);
    assert.deepEqual([transformOf({ to: 1.05 }).secondOrder, transformOf({ to: 1.05 }).secondOrderError], [0, 0.03]);
    const [wide] = learnt.map((term) => transformOf({ learnt: [{ ...term, secondOrderError: 0.02 }] }));
    assert.deepEqual(wide, transformOf({}));
  });

  it('has a wider error where a comp drifts for reasons of its own', () => {
    const still = transformOf({});
    const drifting = transformOf({ drift: 0.03 });
    const away = Math.abs(drifting.secondOrder - SECOND_ORDER);
    assert.ok(drifting.secondOrderError > 2 * still.secondOrderError, `${drifting.secondOrderError}`);
    assert.ok(away < 3 * drifting.secondOrderError, `${away} with an error of ${drifting.secondOrderError}`);
  });

  it('is none, with what it is likely to be as its error, where the airmass hardly changes', () => {
    const of = ({ secondOrder, secondOrderError }: { secondOrder: number; secondOrderError: number }) => [
      secondOrder,
      secondOrderError,
    ];
    assert.deepEqual(of(transformOf({ to: 1.02 })), [0, 0.03]);
    assert.deepEqual(of(transformOf({ to: 1.02, band: 'V' })), [0, 0.01]);
  });

  it('is what is told, and none beside a known coefficient that tells none', () => {
    const told = { basis: 'B-V', coefficient: null, secondOrder: -0.02 } as const;
    const { secondOrder, secondOrderError } = transformOf({ known: [told] });
    assert.deepEqual([secondOrder, secondOrderError], [-0.02, 0]);
    const known = transformOf({ known: [{ ...told, coefficient: { value: TERM, error: 0.005 }, secondOrder: 0 }] });
    assert.deepEqual([known.secondOrder, known.secondOrderError], [0, 0]);
  });
});
