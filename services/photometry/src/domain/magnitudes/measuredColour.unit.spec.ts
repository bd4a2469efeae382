import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FlagName, flagBits } from '../measurement/flags.js';
import { type MeasuredFrame, starOffFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { type FilterOfNight, measuredColour } from './measuredColour.js';

const START = 2460311;
const MINUTE = 1 / 1440;

interface Filter {
  /** Standard magnitude of the target at a minute of the night. */
  mag: (minute: number) => number;
  /** Its true colour at a minute. */
  colour: (minute: number) => number;
  minutes: readonly number[];
  coefficient?: number;
  referenceColour?: number;
  flags?: FlagName[];
  /** Minutes at which the target, or the zero point, is missing. */
  without?: { target?: readonly number[]; zeroPoint?: readonly number[] };
  /** Relative error of the target's counts; default 0.01. */
  error?: number;
}

const zeroPointAt = (minute: number) => 21.3 - 0.01 * minute;

/** A filter measured without noise: standard = instrumental + zero point + k (colour - reference colour). */
function filterOfNight(filter: Filter): FilterOfNight {
  const { coefficient = 0, referenceColour = 0, minutes, without } = filter;
  const frames = minutes.map((minute, index): MeasuredFrame => {
    const frame = { ...simulatedFrameFacts(index), jdUtcMid: START + minute * MINUTE };
    const term = coefficient * (filter.colour(minute) - referenceColour);
    const instrumental = filter.mag(minute) - term - zeroPointAt(minute);
    const net = frame.exposureSeconds * 10 ** (-0.4 * instrumental);
    const flags = flagBits(...(filter.flags ?? []));
    const star = without?.target?.includes(minute)
      ? starOffFrame(TARGET_STAR_ID)
      : simulatedStarInFrame({ starId: TARGET_STAR_ID, net, error: net * (filter.error ?? 0.01), flags });
    const radii = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };
    return { frame, radii, stars: new Map([[TARGET_STAR_ID, star]]) };
  });
  const points = minutes.map((minute, index) => ({
    filename: simulatedFrameFacts(index).filename,
    zeroPoint: without?.zeroPoint?.includes(minute) ? null : zeroPointAt(minute),
    zeroPointError: 0.4 * (filter.error ?? 0.01),
    usedComps: [],
    rejectedComps: [],
  }));
  return {
    transform: {
      coefficient,
      secondOrder: 0,
      referenceColour,
      zeroPoints: { frames: points, comps: [], catalogueError: 0.01 },
    },
    isTransformed: true,
    frames,
    isSeen: () => true,
    scintillation: () => 0,
  };
}

interface Night {
  blue: readonly number[];
  red: readonly number[];
  /** Colour at a minute; the red magnitude is 12 throughout. */
  colour?: (minute: number) => number;
  side?: 'blue' | 'red';
  change?: { blue?: Partial<Filter>; red?: Partial<Filter> };
}

function night({ blue, red, colour = () => 0.7, side = 'blue', change = {} }: Night) {
  const own = { colour, coefficient: 0, referenceColour: 0.6 };
  return measuredColour(
    'B-V',
    filterOfNight({ ...own, mag: (minute) => 12 + colour(minute), minutes: blue, ...change.blue }),
    filterOfNight({ ...own, mag: () => 12, minutes: red, ...change.red }),
    side,
  );
}

/** Minutes of the epochs, those that are not measured in brackets. */
function minutes(colour: ReturnType<typeof night>): string[] {
  return (colour?.epochs ?? []).map(({ jdUtcMid, isMeasured }) => {
    const minute = ((jdUtcMid - START) / MINUTE).toFixed(1);
    return isMeasured ? minute : `(${minute})`;
  });
}

describe('measuredColour', () => {
  it('recovers a known colour through two colour terms at once', () => {
    const unit = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, unit, unit, (kBlue, kRed, colour, refBlue, refRed) => {
        const found = night({
          blue: [0, 2, 4],
          red: [1, 3, 5],
          colour: () => 2 * colour,
          change: {
            blue: { coefficient: 0.3 * kBlue, referenceColour: refBlue, error: 1e-4 },
            red: { coefficient: 0.3 * kRed, referenceColour: refRed, error: 1e-4 },
          },
        });
        assert.ok(found !== null);
        assert.deepEqual([found.basis, found.epochs.length], ['B-V', 3]);
        for (const { value } of found.epochs)
          assert.ok(Math.abs(value - 2 * colour) < 1e-4, `${value} of ${2 * colour}`);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('speaks at the frames of the filter it is asked for', () => {
    const asked = { blue: [0, 4], red: [1, 3] };
    assert.deepEqual(minutes(night(asked)), ['0.0', '4.0']);
    assert.deepEqual(minutes(night({ ...asked, side: 'red' })), ['1.0', '3.0']);
  });

  it('follows a colour that changes, whichever of the filters was taken when', () => {
    const every = (first: number) => Array.from({ length: 30 }, (_, index) => first + 10 * index);
    const colour = (minute: number) => 0.5 + 0.002 * minute;
    const change = { blue: { coefficient: 0.05, error: 0.002 }, red: { coefficient: -0.03, error: 0.002 } };
    for (const { jdUtcMid, value } of night({ blue: every(0), red: every(5), colour, change })?.epochs ?? []) {
      const expected = colour((jdUtcMid - START) / MINUTE);
      assert.ok(Math.abs(value - expected) < 0.003, `${value} of ${expected}`);
    }
  });

  it('calls a colour measured within 0.02 days of a frame of the other filter, and knows less farther away', () => {
    const colour = night({ blue: [0, 10, 39, 100], red: [0, 10] });
    assert.deepEqual(minutes(colour), ['0.0', '10.0', '(39.0)', '(100.0)']);
    const errors = colour?.epochs.map(({ error }) => error) ?? [];
    assert.ok((errors[3] ?? 0) > (errors[2] ?? 1) && (errors[2] ?? 0) > (errors[1] ?? 1), `${errors}`);
    assert.deepEqual(minutes(night({ blue: [0, 38, 39], red: [10] })), ['0.0', '38.0', '(39.0)']);
  });

  it('says nothing where the filters were never near in time, or one of them is empty', () => {
    assert.equal(night({ blue: [0, 1], red: [120, 121] }), null);
    assert.equal(night({ blue: [], red: [1, 2] }), null);
    assert.equal(night({ blue: [0], red: [] }), null);
  });

  it('measures nothing on frames without the target or without a zero point', () => {
    const colour = night({
      blue: [0, 60, 120],
      red: [1, 61, 121],
      change: { red: { without: { target: [61], zeroPoint: [121] } } },
    });
    assert.deepEqual(minutes(colour), ['0.0', '(60.0)', '(120.0)']);
  });

  it('leaves out frames whose magnitude is spoilt, but not those that are only remarked on', () => {
    const flagged = (...flags: FlagName[]) => night({ blue: [0], red: [1], change: { red: { flags } } });
    assert.equal(flagged('saturated'), null);
    assert.equal(flagged('saturated', 'frameCloudy'), null);
    assert.deepEqual(minutes(flagged('frameCloudy', 'lowSnr', 'neighbourInAperture')), ['0.0']);
  });

  it('is told by one look in each filter as the two transformations solved together: own noise apart', () => {
    const [kBlue, kRed] = [0.1, -0.1];
    const change = { blue: { coefficient: kBlue }, red: { coefficient: kRed } };
    const [epoch] = night({ blue: [0], red: [0], change })?.epochs ?? [];
    const own = Math.hypot(1.0857362 * 0.01, 0.004);
    const slope = 1 - kBlue + kRed;
    assert.ok(epoch && Math.abs(epoch.gain - 1 / slope) < 0.002, `${epoch?.gain}`);
    assert.ok(Math.abs(epoch.error - own / slope) < 0.0002, `${epoch.error}`);
    assert.ok(Math.abs(epoch.value - 0.7) < 0.001, `${epoch.value}`);
  });
});
