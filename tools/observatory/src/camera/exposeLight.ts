import type { ScheduledLight } from '../nights/lightSchedule.js';
import type { NightPlan } from '../nights/nightPlan.js';
import type { StarTruth } from '../nights/nightTruth.js';
import { RandomStream } from '../randomStream.js';
import type { Magnitudes } from '../scene/bands.js';
import { compMagnitudes, type SkyStar } from '../scene/fieldSky.js';
import { targetMagnitudes } from '../scene/lightCurve.js';
import { MoffatImage } from '../scene/moffatImage.js';
import { distanceFromTrail, drawTrail, randomTrail, type SatelliteTrail } from '../scene/satelliteTrail.js';
import { scintillationOf } from '../scene/scintillationOf.js';
import { type PixelPosition, pixelOf } from '../scene/skyPlane.js';
import { horizontalAt } from '../scene/skyPosition.js';

/** Transparency below this is flagged as cloud. */
const CLOUD = 0.97;
const TRAIL_REACH_FWHM = 5;

/** e- a star gives in one exposure: see `Photometry` for the formula. */
export function starElectrons(
  plan: NightPlan,
  light: ScheduledLight,
  { magnitudes, airmass }: { magnitudes: Magnitudes; airmass: number },
): number {
  const { photometry, exposureSeconds } = plan;
  const { band, transparency } = light;
  const colour = magnitudes.B - magnitudes.V;
  const loss = (photometry.extinction[band] + photometry.secondOrderExtinction[band] * colour) * airmass;
  const seen = magnitudes[band] - photometry.colourTerm[band] * colour + loss;
  return exposureSeconds * transparency * 10 ** (-0.4 * (seen - photometry.zeroPoint[band]));
}

/**
 * Fills `pixels` with the expected e- of one light (sky, all stars, a satellite where planned), before losses and
 * noise, and returns the truth of the target and the comps. `field` are the plan's background stars.
 */
export function exposeLight(
  plan: NightPlan,
  light: ScheduledLight,
  field: readonly SkyStar[],
  pixels: Float32Array,
): StarTruth[] {
  const { width, height } = plan;
  const image = { width, height, pixels };
  exposeSky(plan, light, pixels);
  const flicker = scintillationOf(plan, light);
  const moffat = new MoffatImage({ fwhmPixels: light.fwhmPixels, beta: plan.starImages.moffatBeta });
  const drawn = (star: SkyStar): { at: PixelPosition; airmass: number; electrons: number } | null => {
    const at = pixelOf(star, light.plane);
    const { airmass } = horizontalAt(star, plan.site, light.midJd);
    const electrons = starElectrons(plan, light, { ...star, airmass });
    if (at !== null) {
      moffat.draw(image, at, electrons * flicker());
    }
    return at && { at, airmass, electrons };
  };
  field.forEach(drawn);
  const trail = plan.satelliteTrailFrames.includes(light.number) ? plannedTrail(plan, light) : null;
  if (trail !== null) {
    drawTrail(image, trail);
  }
  return measuredStars(plan, light).flatMap(({ id, ...star }) => {
    const seen = drawn(star);
    if (seen === null) return [];
    const { at, airmass, electrons } = seen;
    const { magnitudes } = star;
    const bMinusV = magnitudes.B - magnitudes.V;
    return [
      {
        star: id,
        magnitude: magnitudes[light.band],
        bMinusV,
        ...at,
        airmass,
        electrons,
        flags: flagsOf({ plan, light, trail, at }),
      },
    ];
  });
}

function exposeSky({ width, height, sky }: NightPlan, light: ScheduledLight, pixels: Float32Array): void {
  pixels.fill(light.skyElectronsPerPixel);
  if (sky.gradientX === 0 && sky.gradientY === 0) return;
  for (let index = 0; index < pixels.length; index++) {
    const [x, y] = [(index % width) / (width - 1) - 0.5, Math.floor(index / width) / (height - 1) - 0.5];
    pixels[index] = light.skyElectronsPerPixel * (1 + sky.gradientX * x + sky.gradientY * y);
  }
}

function measuredStars({ target, sequence }: NightPlan, { midJd }: ScheduledLight): (SkyStar & { id: string })[] {
  const { raDegrees, decDegrees } = target;
  return [
    { id: 'target', raDegrees, decDegrees, magnitudes: targetMagnitudes(target, midJd) },
    ...sequence.comps.map((comp) => ({
      id: comp.auid,
      raDegrees: comp.raDegrees,
      decDegrees: comp.decDegrees,
      magnitudes: compMagnitudes(comp),
    })),
  ];
}

function plannedTrail({ seed, width, height }: NightPlan, { number, fwhmPixels }: ScheduledLight): SatelliteTrail {
  return randomTrail(new RandomStream(seed, `trail/${number}`), { width, height, fwhmPixels });
}

interface FlagQuestion {
  plan: NightPlan;
  light: ScheduledLight;
  trail: SatelliteTrail | null;
  at: PixelPosition;
}

function flagsOf({ plan, light, trail, at }: FlagQuestion): StarTruth['flags'] {
  const flags: StarTruth['flags'] = [];
  if (light.transparency < CLOUD) {
    flags.push('cloud');
  }
  if (trail !== null && distanceFromTrail(trail, at) < TRAIL_REACH_FWHM * light.fwhmPixels) {
    flags.push('trail');
  }
  if (at.x < -0.5 || at.y < -0.5 || at.x > plan.width - 0.5 || at.y > plan.height - 0.5) {
    flags.push('offFrame');
  }
  return flags;
}
