import type { Hints } from './attempts.js';
import { fieldOfView } from './fieldOfView.js';

/** Who tells where a frame is and how large: each may know something or nothing. */
export interface HintSources {
  header: { height: number; pixelScaleArcsec: number | null; raDegrees: number | null; decDegrees: number | null };
  /** Height of the image on the sky. */
  configuredFovDegrees: number | null;
  /** The entry of the target in the configuration. */
  target: { ra?: number | undefined; dec?: number | undefined } | undefined;
  /**
   * VSX's position of the folder's star, known since a series of it was resolved: another filter's, or another night's.
   */
  star: { raDegrees: number | null; decDegrees: number | null } | null;
  /** The first frame of the series that was solved. */
  solved: { raDegrees: number | null; decDegrees: number | null; fovDegrees: number | null } | null;
}

/**
 * What is known of a frame before it is solved. Its own header comes first, then the configuration, then the star's
 * position as VSX gave it before, then the frame that was solved: that one is told last, because when it is there
 * depends on how fast the work goes. A place is taken whole.
 */
export function hintsOf({ header, configuredFovDegrees, target, star, solved }: HintSources): Hints {
  const place =
    placeOf(header.raDegrees, header.decDegrees) ??
    placeOf(target?.ra, target?.dec) ??
    placeOf(star?.raDegrees, star?.decDegrees) ??
    placeOf(solved?.raDegrees, solved?.decDegrees);
  return {
    raDegrees: place?.raDegrees ?? null,
    decDegrees: place?.decDegrees ?? null,
    fovDegrees: fieldOfView(header, configuredFovDegrees) ?? solved?.fovDegrees ?? null,
  };
}

function placeOf(raDegrees: number | null | undefined, decDegrees: number | null | undefined) {
  if (raDegrees === null || raDegrees === undefined || decDegrees === null || decDegrees === undefined) return null;
  return { raDegrees, decDegrees };
}
