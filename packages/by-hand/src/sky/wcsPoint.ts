import { ok, type Result, refuse } from '@wombat/result';
import { pixelToSky, skyToPixel, type Wcs } from '@wombat/sky';
import type { HandOptions } from '../options.js';
import { readNumbers } from './readNumbers.js';

/** What `wcs` prints: a pixel and its place on the sky. */
export interface WcsPoint {
  /** 0-based, pixel centres are whole numbers, y in the order of the rows of the file; FITS's own count is one more. */
  x: number;
  y: number;
  /** J2000 degrees. */
  ra: number;
  dec: number;
  on_frame: boolean;
}

/** Answers `--sky RA,DEC` or `--pixel X,Y` for a solved frame. */
export function wcsPoint(
  { sky, pixel }: HandOptions,
  { wcs, width, height }: { wcs: Wcs; width: number; height: number },
): Result<WcsPoint> {
  if ((sky === undefined) === (pixel === undefined))
    return refuse(
      'wcs needs either --sky RA,DEC (J2000 degrees) or --pixel X,Y (0-based): ./wombat wcs FILE --sky 80.25,-32.5',
    );
  const [first, second] = readNumbers(sky ?? pixel, 2) ?? [];
  if (first === undefined || second === undefined)
    return refuse(
      sky === undefined
        ? `--pixel is '${pixel}': two numbers are meant, e.g. 511.5,511.5 (the first pixel's centre is 0,0)`
        : `--sky is '${sky}': two numbers in degrees are meant, J2000, e.g. 80.25,-32.5`,
    );
  if (sky !== undefined && Math.abs(second) > 90) return refuse(`--sky is '${sky}': ${second} is no declination`);
  const where = sky === undefined ? { x: first, y: second } : skyToPixel(wcs, { raDegrees: first, decDegrees: second });
  if (where === null) return refuse(`--sky ${sky} lies too far off this frame to have a pixel`);
  const { raDegrees, decDegrees } =
    sky === undefined ? pixelToSky(wcs, where) : { raDegrees: first, decDegrees: second };
  const onFrame = within(where.x, width) && within(where.y, height);
  return ok({ x: where.x, y: where.y, ra: raDegrees, dec: decDegrees, on_frame: onFrame });
}

function within(value: number, size: number): boolean {
  return value >= -0.5 && value <= size - 0.5;
}
