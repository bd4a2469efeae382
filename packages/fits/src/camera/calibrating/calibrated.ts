import type { Header } from '../../header/header.js';

/** AstroImageJ, MaxIm DL, CCDOPS, ccdproc: "Bias corrected with ...", "Dark Subtraction (...", "Flat Field (...". */
const DONE = [
  /\b(bias|zero|dark|flat)([ -]?(frame|field(ing)?))?[ -](subtracted|subtraction|corrected|correction|divided|removed)\b/i,
  /\b(subtracted|divided by) (the |a )?(master )?(bias|dark|flat)\b/i,
  /\bflat field \(/i,
  /^\s*calibrated\b/i,
];
const DENIED = /\b(not|no|without)\b/i;
/** IRAF's ccdproc leaves a sentence in each of these. */
const IRAF = ['ZEROCOR', 'DARKCOR', 'FLATCOR'];

/** Whether the frame says that its bias, dark or flat has been taken out: CALSTAT, HISTORY, or IRAF's cards. */
export function isCalibrated(header: Header): boolean {
  if (/[BDF]/i.test(header.getString('CALSTAT') ?? '')) return true;
  if (IRAF.some((keyword) => typeof header.get(keyword) === 'string' && header.getString(keyword) !== '')) return true;
  return header.texts('HISTORY').some((line) => DONE.some((said) => said.test(line)) && !DENIED.test(line));
}
