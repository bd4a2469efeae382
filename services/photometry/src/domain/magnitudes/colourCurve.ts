import { type SmoothedState, type StateStep, smoothStates, stateLogLikelihood } from '../statistics/smoothStates.js';

/** One look at the star, in time order. */
export interface LookAtStar {
  jdUtcMid: number;
  /** What was measured: `perColour` x colour + the red magnitude, with its variance; null: nothing that counts. */
  seen: { value: number; perColour: number; variance: number } | null;
}

/** The colour at one look. */
export interface SmoothedColour {
  value: number;
  variance: number;
  /** How much of an error of what was measured at this look goes into the colour. */
  gain: number;
}

/** How restless a star is: its light (slope), magnitudes^2 per day^3, and its colour, magnitudes^2 per day. */
interface Restlessness {
  light: number;
  colour: number;
}

const QUIET: Restlessness = { light: 1, colour: 1e-2 };
/** Powers of ten of what is tried: from steady stars to flares. */
const RANGE = { light: [-3, 9], colour: [-4, 2] } as const;
const STRIDES = [2, 1, 0.5];

/** Before anything is seen: next to nothing is known. */
const SLOPE_VARIANCE = 20 ** 2;
const MAG_VARIANCE = 10 ** 2;
const ANY_COLOUR = { value: 0.7, variance: 10 ** 2 };

/**
 * The colour of a star through a night, out of looks in two filters that need not be of the same times. The red
 * magnitude is taken to run on with a slope that wanders (what a smoothing spline assumes), the colour to wander; how
 * much each does is what makes the looks most likely. So noise is smoothed away as far as the star's own changes allow,
 * and where no look tells of the colour its variance grows by what the star has been seen to do.
 */
export function colourCurve(looks: readonly LookAtStar[]): SmoothedColour[] {
  const firstSeen = looks.find(({ seen }) => seen !== null)?.seen;
  if (firstSeen === null || firstSeen === undefined) return [];
  const first = {
    mean: [firstSeen.value - firstSeen.perColour * ANY_COLOUR.value, 0, ANY_COLOUR.value],
    covariance: [MAG_VARIANCE, 0, 0, 0, SLOPE_VARIANCE, 0, 0, 0, ANY_COLOUR.variance],
  };
  const likely = likeliest((restlessness) => stateLogLikelihood(first, stepsOf(looks, restlessness)));
  return smoothStates(first, stepsOf(looks, likely)).map(colourOf);
}

function colourOf({ mean, covariance, gain }: SmoothedState): SmoothedColour {
  return { value: mean[2] ?? Number.NaN, variance: Math.max(covariance[8] ?? Number.NaN, 0), gain: gain[2] ?? 0 };
}

/** State: red magnitude, its slope, colour. */
function stepsOf(looks: readonly LookAtStar[], { light, colour }: Restlessness): StateStep[] {
  return looks.map(({ jdUtcMid, seen }, index) => {
    const days = jdUtcMid - (looks[index - 1]?.jdUtcMid ?? jdUtcMid);
    const [own, cross] = [(light * days ** 3) / 3, (light * days ** 2) / 2];
    return {
      transition: [1, days, 0, 0, 1, 0, 0, 0, 1],
      processNoise: [own, cross, 0, cross, light * days, 0, 0, 0, colour * days],
      seen: seen === null ? null : { direction: [1, 0, seen.perColour], value: seen.value, variance: seen.variance },
    };
  });
}

/** Uphill from a quiet star, in ever smaller strides. */
function likeliest(likelihood: (restlessness: Restlessness) => number): Restlessness {
  let best = { at: QUIET, value: likelihood(QUIET) };
  for (const stride of STRIDES) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const at of neighbours(best.at, stride)) {
        const value = likelihood(at);
        if (value > best.value) {
          best = { at, value };
          moved = true;
        }
      }
    }
  }
  return best.at;
}

function neighbours({ light, colour }: Restlessness, stride: number): Restlessness[] {
  const factor = 10 ** stride;
  return [
    { light: within(light * factor, RANGE.light), colour },
    { light: within(light / factor, RANGE.light), colour },
    { light, colour: within(colour * factor, RANGE.colour) },
    { light, colour: within(colour / factor, RANGE.colour) },
  ];
}

function within(value: number, [lowest, highest]: readonly [number, number]): number {
  return Math.min(Math.max(value, 10 ** lowest), 10 ** highest);
}
