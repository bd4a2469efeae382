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
      : simulatedStarInFrame({ starId: TARGET_STAR_ID, net, error: net * 0.01, flags });
    const radii = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };
    return { frame, radii, stars: new Map([[TARGET_STAR_ID, star]]) };
  });
  const points = minutes.map((minute, index) => ({
    filename: simulatedFrameFacts(index).filename,
    zeroPoint: without?.zeroPoint?.includes(minute) ? null : zeroPointAt(minute),
    zeroPointError: 0.004,
    usedComps: [],
    rejectedComps: [],
  }));
  return {
    transform: {
      basis: 'B-V',
      coefficient,
      coefficientError: 0.01,
      isKnown: false,
      secondOrder: 0,
      referenceColour,
      colourRange: 1,
      colourSpread: 0.4,
      comps: [],
      zeroPoints: { frames: points, comps: [], catalogueError: 0.01 },
    },
    frames,
  };
}

interface Night {
  blue: readonly number[];
  red: readonly number[];
  /** Colour at a minute; the red magnitude is 12 throughout. */
  colour?: (minute: number) => number;
  change?: { blue?: Partial<Filter>; red?: Partial<Filter> };
}

function night({ blue, red, colour = () => 0.7, change = {} }: Night) {
  const own = { colour, coefficient: 0, referenceColour: 0.6 };
  return measuredColour(
    'B-V',
    filterOfNight({ ...own, mag: (minute) => 12 + colour(minute), minutes: blue, ...change.blue }),
    filterOfNight({ ...own, mag: () => 12, minutes: red, ...change.red }),
  );
}

/** Epochs as "minute: colour". */
function epochs(colour: ReturnType<typeof night>): string[] {
  const found = colour?.epochs ?? [];
  return found.map(({ jdUtcMid, value }) => `${((jdUtcMid - START) / MINUTE).toFixed(1)}: ${value.toFixed(4)}`);
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
            blue: { coefficient: 0.3 * kBlue, referenceColour: refBlue },
            red: { coefficient: 0.3 * kRed, referenceColour: refRed },
          },
        });
        assert.ok(found !== null);
        assert.equal(found.basis, 'B-V');
        assert.equal(found.epochs.length, 6);
        for (const { value } of found.epochs)
          assert.ok(Math.abs(value - 2 * colour) < 1e-6, `${value} of ${2 * colour}`);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('speaks at every epoch of either filter, in order of time', () => {
    const colour = night({ blue: [0, 4], red: [1, 3] });
    assert.deepEqual(epochs(colour), ['0.0: 0.7000', '1.0: 0.7000', '3.0: 0.7000', '4.0: 0.7000']);
  });

  it('follows a colour that changes, the other filter interpolated to each epoch', () => {
    const colour = night({
      blue: [0, 10, 20],
      red: [5, 15],
      colour: (minute) => 0.5 + 0.01 * minute,
      change: { blue: { coefficient: 0.05 }, red: { coefficient: -0.03 } },
    });
    assert.deepEqual(epochs(colour).slice(1, 4), ['5.0: 0.5500', '10.0: 0.6000', '15.0: 0.6500']);
  });

  it('carries a filter a little way past its first and last frame, the nearest one', () => {
    assert.deepEqual(epochs(night({ blue: [0, 10], red: [38] })), ['10.0: 0.7000', '38.0: 0.7000']);
    assert.deepEqual(epochs(night({ blue: [0, 10], red: [39] })), []);
    assert.deepEqual(epochs(night({ blue: [38], red: [0, 10] })), ['10.0: 0.7000', '38.0: 0.7000']);
  });

  it('bridges a gap of twice that and no more; in a wider one it speaks near its edges only', () => {
    const colour = (minute: number) => 0.5 + 0.01 * minute;
    const across = night({ blue: [0, 57], red: [28.5], colour });
    assert.deepEqual(epochs(across), ['0.0: 0.5000', '28.5: 0.7850', '57.0: 1.0700']);
    assert.deepEqual(epochs(night({ blue: [0, 60], red: [30], colour })), []);
    assert.deepEqual(epochs(night({ blue: [0, 60], red: [20], colour })), ['0.0: 0.5000', '20.0: 0.5000']);
  });

  it('says nothing where the filters were never near in time, or one of them is empty', () => {
    assert.equal(night({ blue: [0, 1], red: [120, 121] }), null);
    assert.equal(night({ blue: [], red: [1, 2] }), null);
    assert.equal(night({ blue: [], red: [] }), null);
  });

  it('leaves out frames without the target or without a zero point', () => {
    const colour = night({
      blue: [0, 60, 120],
      red: [1, 61, 121],
      change: { blue: { without: { target: [60] } }, red: { without: { zeroPoint: [121] } } },
    });
    assert.deepEqual(epochs(colour), ['0.0: 0.7000', '1.0: 0.7000']);
  });

  it('leaves out frames whose magnitude is spoilt, but not those that are only remarked on', () => {
    const flagged = (...flags: FlagName[]) => night({ blue: [0], red: [1], change: { blue: { flags } } });
    assert.equal(flagged('saturated'), null);
    assert.equal(flagged('saturated', 'frameCloudy'), null);
    assert.equal(epochs(flagged('frameCloudy', 'lowSnr', 'neighbourInAperture')).length, 2);
  });

  it('carries both errors, larger where the colour terms work against each other', () => {
    const errorOf = (coefficients: { blue: number; red: number }) => {
      const colour = night({
        blue: [0],
        red: [0],
        change: { blue: { coefficient: coefficients.blue }, red: { coefficient: coefficients.red } },
      });
      assert.ok(colour !== null);
      return colour.epochs[0]?.error ?? Number.NaN;
    };
    const one = Math.hypot(1.0857362 * 0.01, 0.004);
    assert.ok(Math.abs(errorOf({ blue: 0, red: 0 }) - Math.SQRT2 * one) < 1e-6);
    assert.ok(Math.abs(errorOf({ blue: 0.1, red: -0.1 }) - (Math.SQRT2 * one) / 0.8) < 1e-6);
  });
});
