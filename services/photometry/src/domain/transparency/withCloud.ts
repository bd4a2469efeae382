import { percentile } from '@wombat/imaging';
import { flagBits } from '../measurement/flags.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { extinctionSlope } from './extinctionSlope.js';
import { transparencies } from './transparency.js';

/** Cloud from 0.3 magnitudes on is to be seen: less than this is left to the change of the air over a night. */
const THIN_CLOUD_MAGNITUDES = 0.25;
const SIGMAS = 4;
const FEWEST_FRAMES = 5;
/** The level of the clear frames; a quarter of a night may be as good as that. */
const CLEAR_PERCENTILE = 0.75;
/** No air takes more away in a band than this, nor does it give: a slope beyond tells of cloud. Magnitudes a unit. */
const MOST_EXTINCTION = 0.7;

/**
 * The frames of a series with `frameCloudy` set on all stars of those on which stars are fainter than extinction has
 * them. Frames without an airmass are left as they are, as are all where fewer than five have one.
 */
export function withCloud(frames: readonly MeasuredFrame[]): MeasuredFrame[] {
  const cloudy = cloudyFrames(frames);
  return frames.map((measured, index) => (cloudy.has(index) ? flagged(measured) : measured));
}

function cloudyFrames(frames: readonly MeasuredFrame[]): ReadonlySet<number> {
  const seen = transparencies(frames)
    .map(({ brighter, error }, index) => {
      return { index, zeroPoint: brighter, error, airmass: frames[index]?.frame.airmass ?? -1 };
    })
    .filter(({ zeroPoint, airmass }) => Number.isFinite(zeroPoint) && airmass >= 1)
    .sort((a, b) => a.airmass - b.airmass);
  if (seen.length < FEWEST_FRAMES) return new Set();
  const slope = Math.max(-MOST_EXTINCTION, Math.min(extinctionSlope(seen), 0));
  const rest = seen.map((one) => ({ ...one, level: one.zeroPoint - slope * one.airmass }));
  const clear = percentile(
    rest.map(({ level }) => level),
    CLEAR_PERCENTILE,
  );
  const isCloudy = ({ level, error }: (typeof rest)[number]) =>
    clear - level > Math.max(THIN_CLOUD_MAGNITUDES, SIGMAS * error);
  return new Set(rest.filter(isCloudy).map(({ index }) => index));
}

function flagged(measured: MeasuredFrame): MeasuredFrame {
  const bit = flagBits('frameCloudy');
  return {
    ...measured,
    stars: new Map([...measured.stars].map(([id, star]) => [id, { ...star, flags: star.flags | bit }])),
  };
}
