import type { NightPlan, SequenceComp } from '../nights/nightPlan.js';
import { RandomStream } from '../randomStream.js';
import { BANDS, type Magnitudes, ordinaryMagnitudes } from './bands.js';
import { offTangentPlane, onTangentPlane } from './skyPlane.js';
import type { SkyPosition } from './skyPosition.js';

export interface SkyStar extends SkyPosition {
  magnitudes: Magnitudes;
}

/** A field star this close to the target or a comp (in FWHM) would spoil its photometry: there is none. */
const CLEARANCE_FWHM = 12;
const SMALLEST_HALF_WIDTH_ARCSEC = 2700;

/**
 * The background stars of a plan: a square of sky round the target, twice as wide as the frame's diagonal and at least
 * 1.5 degrees, so that a solver's search squares are full. Positions even, V by N(< m) ~ 10^(slope m), B-V as in the
 * disk of the Galaxy; no spatial structure, no doubles but the plan's `neighbours`, which are not
 * among these.
 */
export function fieldSky(plan: NightPlan): SkyStar[] {
  const { target, fieldStars, pixelScaleArcsec, width, height, starImages } = plan;
  const random = new RandomStream(plan.seed, 'field stars');
  const half = Math.max(SMALLEST_HALF_WIDTH_ARCSEC, Math.hypot(width, height) * pixelScaleArcsec);
  const frameArea = width * height * pixelScaleArcsec ** 2;
  const count = Math.round((fieldStars.onFrame * (2 * half) ** 2) / frameArea);
  const clearance = CLEARANCE_FWHM * Math.max(starImages.fwhmStartPixels, starImages.fwhmEndPixels) * pixelScaleArcsec;
  const measured = [target, ...plan.sequence.comps].flatMap((star) => onTangentPlane(star, target) ?? []);
  const stars: SkyStar[] = [];
  for (let i = 0; i < count; i++) {
    const place = { east: random.between(-half, half), north: random.between(-half, half) };
    const magnitudes = drawMagnitudes(plan, random);
    if (measured.every(({ east, north }) => Math.hypot(east - place.east, north - place.north) > clearance)) {
      stars.push({ ...offTangentPlane(place, target), magnitudes });
    }
  }
  return stars;
}

function drawMagnitudes({ fieldStars: { brightest, faintest, slope } }: NightPlan, random: RandomStream): Magnitudes {
  const v = brightest + Math.log10(1 + random.uniform() * (10 ** (slope * (faintest - brightest)) - 1)) / slope;
  const bMinusV = Math.min(1.7, Math.max(0, 0.75 + 0.3 * random.gaussian()));
  return ordinaryMagnitudes({ v, bMinusV });
}

/** The true magnitudes of a comp: those of its sequence, and what ordinary colours make of them where it has none. */
export function compMagnitudes(comp: SequenceComp): Magnitudes {
  const known = new Map(comp.bands.map(({ band, mag }) => [band, mag]));
  const v = known.get('V') ?? Number(comp.label) / 10;
  const guessed = ordinaryMagnitudes({ v, bMinusV: (known.get('B') ?? v + 0.7) - v });
  for (const band of BANDS) {
    guessed[band] = known.get(band) ?? guessed[band];
  }
  return guessed;
}
