import { RandomStream } from '../randomStream.js';
import { type Band, bandOfFilter } from '../scene/bands.js';
import type { SkyPlane } from '../scene/skyPlane.js';
import { type Horizontal, horizontalAt, jdOf } from '../scene/skyPosition.js';
import type { NightPlan } from './nightPlan.js';

/** One light before it is exposed: all that time, mount and weather do to it. */
export interface ScheduledLight {
  /** 0-based, in order of time. */
  number: number;
  filter: string;
  band: Band;
  startMilliseconds: number;
  midJd: number;
  horizontal: Horizontal;
  transparency: number;
  fwhmPixels: number;
  skyElectronsPerPixel: number;
  plane: SkyPlane;
}

/** The lights of a night in order of time; filters take turns. Throws when the target is below the horizon. */
export function lightSchedule(plan: NightPlan): ScheduledLight[] {
  const total = plan.framesPerFilter * plan.filters.length;
  return Array.from({ length: total }, (_, number) => scheduledLight(plan, number, total));
}

function scheduledLight(plan: NightPlan, number: number, total: number): ScheduledLight {
  const { filters, starImages, target, exposureSeconds } = plan;
  const filter = filters[number % filters.length] ?? 'V';
  const band = bandOfFilter(filter);
  const fraction = total > 1 ? number / (total - 1) : 0;
  const startMilliseconds = Date.parse(plan.startUtc) + Math.round(number * plan.cadenceSeconds * 1000);
  const midJd = jdOf(startMilliseconds + exposureSeconds * 500);
  const horizontal = horizontalAt(target, plan.site, midJd);
  if (!(horizontal.altitudeDegrees > 0)) {
    throw new RangeError(
      `${target.name} is below the horizon of ${plan.site.name} at ${new Date(startMilliseconds).toISOString()}`,
    );
  }
  return {
    number,
    filter,
    band,
    startMilliseconds,
    midJd,
    horizontal,
    transparency: plan.sky.transparency(fraction),
    fwhmPixels: starImages.fwhmStartPixels + fraction * (starImages.fwhmEndPixels - starImages.fwhmStartPixels),
    skyElectronsPerPixel: skyElectrons(plan, band, number),
    plane: planeOf(plan, number, fraction),
  };
}

function skyElectrons({ sky, cadenceSeconds, exposureSeconds }: NightPlan, band: Band, number: number): number {
  const minutes = (number * cadenceSeconds) / 60;
  return (
    sky.electronsPerSecondPerPixel[band] *
    exposureSeconds *
    (1 + sky.twilight * Math.exp(-minutes / sky.twilightMinutes))
  );
}

function planeOf(
  { seed, target, width, height, motion, pixelScaleArcsec, rotationDegrees, mirrored }: NightPlan,
  number: number,
  fraction: number,
): SkyPlane {
  const random = new RandomStream(seed, `pointing/${number}`);
  const jitter = () => motion.jitterPixels * random.gaussian();
  return {
    tangent: { raDegrees: target.raDegrees, decDegrees: target.decDegrees },
    origin: {
      x: (width - 1) / 2 + motion.offsetXPixels + number * motion.driftXPixelsPerFrame + jitter(),
      y: (height - 1) / 2 + motion.offsetYPixels + number * motion.driftYPixelsPerFrame + jitter(),
    },
    pixelScaleArcsec,
    rotationDegrees,
    mirrored,
    flipped: motion.meridianFlipAt !== null && fraction >= motion.meridianFlipAt,
  };
}
