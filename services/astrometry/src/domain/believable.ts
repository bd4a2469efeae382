import { ok, type Result, refuse } from '@wombat/result';
import { type FrameWcs, pixelScaleArcsec, separationDegrees, type TanWcs } from '@wombat/sky';
import type { Hints } from './attempts.js';
import { type ImageSize, type Solution, solutionOf } from './solution.js';
import type { SolveReport } from './solveReport.js';

const SMALLEST_SCALE = 0.05;
const LARGEST_SCALE = 400;
const SCALE_TOLERANCE = 0.25;
const NON_SQUARE = 0.02;

/** The solution an ASTAP report holds, if it is one to believe. FITS CRPIX is 1-based, ours 0-based. */
export function believable(
  report: SolveReport,
  image: ImageSize,
  known: Hints & { maxDistanceDegrees: number },
): Result<Solution> {
  const keys = ['CRPIX1', 'CRPIX2', 'CRVAL1', 'CRVAL2', 'CD1_1', 'CD1_2', 'CD2_1', 'CD2_2'];
  const values = keys.map((key) => report.numbers.get(key));
  const [crpix1, crpix2, crval1, crval2, cd11, cd12, cd21, cd22] = values;
  if (crpix1 === undefined || crpix2 === undefined || crval1 === undefined || crval2 === undefined)
    return missing(keys, values);
  if (cd11 === undefined || cd12 === undefined || cd21 === undefined || cd22 === undefined)
    return missing(keys, values);
  const wcs: TanWcs = {
    kind: 'TAN',
    crpixX: crpix1 - 1,
    crpixY: crpix2 - 1,
    raDegrees: crval1,
    decDegrees: crval2,
    cd: [cd11, cd12, cd21, cd22],
  };
  return believableWcs(wcs, image, known);
}

/**
 * A solution is believed only when it is a sky: square pixels, a scale a telescope can have, near the scale and the
 * place that were known.
 */
export function believableWcs(
  wcs: FrameWcs,
  image: ImageSize,
  known: Hints & { maxDistanceDegrees: number },
): Result<Solution> {
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  const scale = pixelScaleArcsec(wcs);
  const [sizeX, sizeY] = [Math.hypot(cd11, cd21), Math.hypot(cd12, cd22)];
  if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE))
    return refuse(`a scale of ${scale.toFixed(3)}"/px is no telescope's`);
  if (Math.abs(sizeX / sizeY - 1) > NON_SQUARE) return refuse('the pixels of this solution are not square');
  const solution = solutionOf(wcs, image);
  if (known.fovDegrees !== null && Math.abs(solution.fovDegrees / known.fovDegrees - 1) > SCALE_TOLERANCE) {
    return refuse(
      `a field of ${solution.fovDegrees.toFixed(2)} degrees where ${known.fovDegrees.toFixed(2)} was known`,
    );
  }
  if (known.raDegrees !== null && known.decDegrees !== null) {
    const off = separationDegrees(solution, { raDegrees: known.raDegrees, decDegrees: known.decDegrees });
    if (!(off <= known.maxDistanceDegrees)) return refuse(`${off.toFixed(1)} degrees from where the telescope pointed`);
  }
  return ok(solution);
}

function missing(keys: readonly string[], values: readonly (number | undefined)[]): Result<Solution> {
  const absent = keys.filter((_, index) => values[index] === undefined);
  return refuse(`the solver left out ${absent.join(', ')}`);
}
