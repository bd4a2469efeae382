import type { TrialFigures } from '@wombat/bench/accuracy';
import type { Image } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import { seededNormal, seededRandom } from '@wombat/random';
import { pixelToSky, type Site, wcsOfNumbers } from '@wombat/sky';
import { type BadPixelMap, type FlagName, flagNames, starOfFact } from '../../domain/index.js';
import { measureFrame } from '../../work/measureFrame.js';
import { FlagTally } from './flagTally.js';

const SIDE = 71;
const CENTRE = 35;
const FRAMES_PER_SEED = 20;
const RADII = { starPixels: 6, skyInnerPixels: 12, skyOuterPixels: 24 };
const SOLUTION = {
  ...{ crpixX: CENTRE, crpixY: CENTRE, raDegrees: 60, decDegrees: -16.5, sip: undefined },
  ...{ cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
};
const ORDER: work.MeasureOrder = {
  reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
  ...{ frames: [], ladderPixels: [], radii: RADII },
  stars: [{ starId: 'target', ...pixelToSky(wcsOfNumbers(SOLUTION), { x: CENTRE, y: CENTRE }) }],
};
const LINEAR_TO = 20_000;
const SKY = 400;
const COSTLY_ERRORS = 5;
/** At the equinox on the equator the Sun stands as far below the horizon as it is past six in the evening. */
const EQUINOX_NOON = 2460389.5 + (12 + 7.5 / 60) / 24;
const EQUATOR: Site = { latitude: 0, longitude: 0, elevation: 0 };
const DUSK = 12;

type Sky = (x: number, y: number) => number;

/** Flags a single star is given on a single frame, drawn in pixels. */
export function starFlagTrials(seeds: number): TrialFigures[] {
  const count = FRAMES_PER_SEED * seeds;
  return [...gradient(count), ...twilight(count), ...badPixel(count), ...nonlinear(count)].flat();
}

/** A star of some 600 counts in its peak, or as many as told, 3.5 pixels wide. */
function drawn(sky: Sky, noise: (() => number) | null, peak = 600): Image {
  const pixels = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const light = sky(x, y) + peak * Math.exp(-((x - CENTRE) ** 2 + (y - CENTRE) ** 2) / 4.4);
    return light + (noise === null ? 0 : noise() * Math.sqrt(light + 25));
  });
  return { width: SIDE, height: SIDE, pixels };
}

function measured(image: Image, own: Partial<work.FrameToMeasure> = {}, bad: readonly BadPixelMap[] = []) {
  const camera = {
    gain: 1,
    readNoise: 5,
    saturation: 60_000,
    linearTo: LINEAR_TO,
    peakRangeLow: 0,
    peakRangeHigh: 60_000,
  };
  const times = { jdUtcStart: 2460310.5, jdUtcMid: 2460310.5005, site: undefined };
  const frame = { path: 'a', product: 'a', camera, fwhmPixels: 3.5, solution: SOLUTION, ...times, ...own };
  const [star] = measureFrame(image, image, frame, ORDER, bad, []).stars;
  if (star === undefined) throw new Error('the star was not measured');
  return starOfFact(star);
}

const has = (star: { flags: number }, name: FlagName) => flagNames(star.flags).includes(name);

/**
 * The edge of a nebula, so bright that it costs the star five errors and more, against skies that slope as by
 * moonlight.
 */
function gradient(count: number): TrialFigures[] {
  const tally = new FlagTally('edge of a nebula worth 5 errors, skies that slope as by moonlight');
  const random = seededRandom(5001);
  const even = measured(drawn(() => SKY, null)).net;
  for (let trial = 0; trial < count; trial++) {
    const [angle, from, step] = [2 * Math.PI * random(), 40 * random() - 20, 20 + 280 * random()];
    const along: Sky = (x, y) => (x - CENTRE) * Math.cos(angle) + (y - CENTRE) * Math.sin(angle);
    const edge: Sky = (x, y) => SKY + step / (1 + Math.exp(from - along(x, y)));
    const star = measured(drawn(edge, seededNormal(51_000 + trial)));
    const isCostly = Math.abs(measured(drawn(edge, null)).net - even) > COSTLY_ERRORS * star.error;
    if (isCostly) tally.add(true, has(star, 'gradient'));
    const slope: Sky = (x, y) => SKY + 0.05 * along(x, y);
    tally.add(false, has(measured(drawn(slope, seededNormal(52_000 + trial))), 'gradient'));
  }
  return tally.figures();
}

/** Times of the equinox evening whose Sun is half a degree or more from where twilight ends. */
function twilight(count: number): TrialFigures[] {
  const tally = new FlagTally('Sun 0 to 90 degrees down');
  const random = seededRandom(5002);
  const image = drawn(() => SKY, seededNormal(53_000));
  for (let trial = 0; trial < count; trial++) {
    const below = trial % 2 === 0 ? 90 * random() : DUSK + 4 * (random() - 0.5);
    if (Math.abs(below - DUSK) < 0.5) continue;
    const star = measured(image, { jdUtcMid: EQUINOX_NOON + (90 + below) / 360, site: EQUATOR });
    tally.add(below < DUSK, has(star, 'twilight'));
  }
  return tally.figures();
}

/** A dead pixel half a pixel inside the aperture or nearer, or half a pixel outside or farther. */
function badPixel(count: number): TrialFigures[] {
  const tally = new FlagTally('dead pixel in the aperture, or beside it');
  const random = seededRandom(5003);
  for (let trial = 0; trial < count; trial++) {
    const [x, y] = [CENTRE + Math.round(20 * (random() - 0.5)), CENTRE + Math.round(20 * (random() - 0.5))];
    const distance = Math.hypot(x - CENTRE, y - CENTRE);
    if (Math.abs(distance - RADII.starPixels) < 1) continue;
    const places = Int32Array.of(y * SIDE + x);
    const pixels = { width: SIDE, height: SIDE, places, excesses: Float32Array.of(Number.POSITIVE_INFINITY) };
    const star = measured(
      drawn(() => SKY, seededNormal(54_000 + trial)),
      {},
      [{ pixels, scale: 1 }],
    );
    tally.add(distance < RADII.starPixels, has(star, 'badPixel'));
  }
  return tally.figures();
}

/** Peaks that reach the limit of the camera by 3 % or more, or stay below it by as much. */
function nonlinear(count: number): TrialFigures[] {
  const tally = new FlagTally('raw peak 3 % and more above linearTo, or below it');
  const random = seededRandom(5004);
  for (let trial = 0; trial < count; trial++) {
    const peak = LINEAR_TO * (random() < 0.5 ? 1.03 + 0.5 * random() : 0.97 - 0.5 * random());
    const star = measured(drawn(() => SKY, seededNormal(55_000 + trial), peak - SKY));
    tally.add(peak > LINEAR_TO, has(star, 'nonlinear'));
  }
  return tally.figures();
}
