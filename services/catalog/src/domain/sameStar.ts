import type { VsxStar } from '@wombat/aavso';
import { separationDegrees } from '@wombat/sky';

/** VSX's positions of one star, as different catalogues have them, agree better than this. */
export const SAME_PLACE_ARCSEC = 3;

/** Whether two records of VSX are one star: by AUID, else by VSX's own number, else by their places. */
export function sameStar(a: VsxStar, b: VsxStar): boolean {
  if (a.auid !== null && b.auid !== null) return a.auid === b.auid;
  if (a.oid !== null && b.oid !== null) return a.oid === b.oid;
  return separationDegrees(a, b) * 3600 <= SAME_PLACE_ARCSEC;
}
