import { scratch } from '../image/scratch.js';
import { medianInPlace } from '../statistics/median.js';

const SECTORS = 8;
/** A sector with fewer pixels tells nothing; with fewer sectors nothing is told. */
const FEWEST_PIXELS = 8;
const FEWEST_SECTORS = 6;
/** Pixels further from the median of their sector, in sigma of the sky, are stars and not sky. */
const REACH_SIGMAS = 4;
/** Of squares in units of their noise, 6 degrees of freedom: even sky exceeds it once in 10^8 stars. */
const NOISE_LIMIT = 50;

/** Which eighth of a circle a place lies in, without trigonometry. */
export function sectorOf(dx: number, dy: number): number {
  return (dx < 0 ? 1 : 0) | (dy < 0 ? 2 : 0) | (dx * dx > dy * dy ? 4 : 0);
}

/**
 * By how much the sky differs between the eighths of an annulus beyond what its noise allows: root mean square, counts
 * per pixel; 0 where noise may be all of it. `sigma` of the sky. The eighth that stands out most is left out, as a star
 * may lie in it. What is alike all round, a star's own wings, does not count. NaN: too few pixels to tell.
 */
export function unevenness(values: Float64Array, sectors: Uint8Array, sigma: number): number {
  if (sigma === 0) return 0;
  const levels = sectorLevels(values, sectors, REACH_SIGMAS * sigma);
  if (levels.length < FEWEST_SECTORS) return Number.NaN;
  const middle = medianInPlace(Float64Array.from(levels, ({ level }) => level));
  const farthest = levels.reduce((a, b) => (Math.abs(b.level - middle) > Math.abs(a.level - middle) ? b : a));
  const kept = levels.filter((one) => one !== farthest);
  const mean = kept.reduce((sum, { level }) => sum + level, 0) / kept.length;
  const noises = kept.reduce((sum, { level, variance }) => sum + (level - mean) ** 2 / variance, 0);
  if (!(noises > NOISE_LIMIT)) return 0;
  const squares = kept.reduce((sum, { level, variance }) => sum + (level - mean) ** 2 - variance, 0);
  return Math.sqrt(Math.max(squares, 0) / kept.length);
}

interface SectorLevel {
  level: number;
  /** Of the level. */
  variance: number;
}

function sectorLevels(values: Float64Array, sectors: Uint8Array, reach: number): SectorLevel[] {
  const inSector = scratch(values.length);
  return Array.from({ length: SECTORS }, (_, sector) => {
    let count = 0;
    for (let i = 0; i < values.length; i++) if (sectors[i] === sector) inSector[count++] = values[i] as number;
    return sectorLevel(inSector.subarray(0, count), reach);
  }).filter((found): found is SectorLevel => found !== null);
}

function sectorLevel(values: Float64Array, reach: number): SectorLevel | null {
  const middle = medianInPlace(values);
  let [count, sum, squares] = [0, 0, 0];
  for (const value of values) {
    const above = value - middle;
    if (Math.abs(above) > reach) continue;
    count++;
    sum += above;
    squares += above * above;
  }
  if (count < FEWEST_PIXELS) return null;
  const mean = sum / count;
  return { level: middle + mean, variance: Math.max(squares / count - mean * mean, Number.MIN_VALUE) / count };
}
