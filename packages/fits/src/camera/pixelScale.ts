import type { Header } from '../header/header.js';
import type { CameraRule } from './cameraRule.js';
import { positive } from './firstOf.js';
import { firstMeasured, measured } from './units/measured.js';
import { ARCSECONDS, MICROMETRES, MILLIMETRES } from './units/quantity.js';

const SCALE_KEYWORDS = ['SCALE', 'PIXSCALE', 'IM_SCALE', 'SECPIX', 'SECPIX1', 'PIXSCAL1'];
/** Micrometres over millimetres to arcseconds. */
const ARCSEC_PER_UM_PER_MM = 206.26480624709637;

/**
 * Arcseconds per pixel as stored: a scale card, else pixel size (XPIXSZ: um, binning included, as MaxIm DL and those
 * after it write it) over focal length, the camera rule's before FOCALLEN. Cards that say another unit are read in it.
 */
export function pixelScaleArcsec(
  header: Header,
  { rule, xBinning }: { rule: CameraRule; xBinning: number },
): number | null {
  const keyword = SCALE_KEYWORDS.find((each) => (measured(header, each, ARCSECONDS) ?? 0) > 0);
  if (keyword !== undefined) {
    const unbinned = /\bunbinned\b/i.test(header.card(keyword)?.comment ?? '');
    return (measured(header, keyword, ARCSECONDS) ?? 0) * (unbinned ? xBinning : 1);
  }
  const focalLength = rule.focalLength ?? firstMeasured(header, ['FOCALLEN'], MILLIMETRES, positive);
  const pixelSize = firstMeasured(header, ['XPIXSZ', 'PIXSIZE1'], MICROMETRES, positive);
  return focalLength === null || pixelSize === null ? null : (ARCSEC_PER_UM_PER_MM * pixelSize) / focalLength;
}
