import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';

const CUTOFF = 0.01;
/** The bin that falls below the cutoff must lie at least this many bins before the profile's end. */
const TAIL_BINS = 5;
const WIDER_PIXELS = 10;
const MAX_TRIES = 10;

/**
 * FWHM from the radial profile, as AstroImageJ: bins of one pixel, per bin mean radius and mean value; the level is
 * (mean - sky) / (largest bin mean - sky). FWHM = 2 * radius, interpolated, where it first falls to 0.5 (a fall after
 * which the next two bins both rise is passed over). The profile starts `radiusPixels` wide and is widened by 10 px, up
 * to 10 times, until it falls below 1 % at least 5 bins from its end. NaN where there is no half or it never does.
 */
export function radialFwhm(image: Image, centre: Point, radiusPixels: number, skyLevel: number): number {
  for (let attempt = 0; attempt <= MAX_TRIES; attempt++) {
    const profile = radialProfile(image, centre, radiusPixels + attempt * WIDER_PIXELS, skyLevel);
    const half = halfRadius(profile);
    if (half && fallsBelowCutoff(profile, half.bin)) return 2 * half.radius;
  }
  return Number.NaN;
}

interface ProfileBin {
  readonly radius: number;
  readonly level: number;
}

function radialProfile(image: Image, centre: Point, reach: number, skyLevel: number): ProfileBin[] {
  const binCount = Math.floor(reach);
  const radii = new Float64Array(binCount);
  const sums = new Float64Array(binCount);
  const counts = new Float64Array(binCount);
  const { left, right, bottom, top } = windowAbout(image, centre, reach);
  for (let y = bottom; y <= top; y++) {
    for (let x = left; x <= right; x++) {
      const radius = Math.hypot(x - centre.x, y - centre.y);
      const bin = Math.floor(radius);
      const value = (image.pixels[y * image.width + x] as number) - skyLevel;
      if (bin >= binCount || Number.isNaN(value)) continue;
      radii[bin] = (radii[bin] as number) + radius;
      sums[bin] = (sums[bin] as number) + value;
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  const bins: ProfileBin[] = [];
  counts.forEach((count, i) => {
    if (count > 0) bins.push({ radius: (radii[i] as number) / count, level: (sums[i] as number) / count });
  });
  const highest = bins.reduce((largest, bin) => Math.max(largest, bin.level), Number.NEGATIVE_INFINITY);
  return highest > 0 ? bins.map(({ radius, level }) => ({ radius, level: level / highest })) : [];
}

function halfRadius(profile: readonly ProfileBin[]): { radius: number; bin: number } | null {
  for (let bin = 1; bin < profile.length; bin++) {
    const before = profile[bin - 1];
    const at = profile[bin];
    if (!before || !at || !(before.level > 0.5 && at.level <= 0.5)) continue;
    const next = profile[bin + 1];
    const afterNext = profile[bin + 2];
    if (next && afterNext && next.level > at.level && afterNext.level > next.level) continue;
    const part = (before.level - 0.5) / (before.level - at.level);
    return { radius: before.radius + part * (at.radius - before.radius), bin };
  }
  return null;
}

function fallsBelowCutoff(profile: readonly ProfileBin[], from: number): boolean {
  return profile.slice(from, Math.max(from, profile.length - TAIL_BINS)).some(({ level }) => level < CUTOFF);
}
