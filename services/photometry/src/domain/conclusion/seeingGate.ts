import { median, percentile } from '@wombat/imaging';
import { isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import type { GateResult } from './gateResult.js';

/** On a tenth of the frames the stars may be wider. */
const SHARE_OF_FRAMES = 0.9;
/**
 * The widest FWHM an aperture serves, in its radii: of a Gaussian image it then holds five sixths of the light, and
 * where stars are not alike across the field its loss is not the same for all.
 */
const WIDEST_IN_RADII = 1.25;

/** Whether the stars stayed as narrow as the star radius of the series asks for; nothing without a star's width. */
export function seeingGate(frames: readonly MeasuredFrame[]): GateResult[] {
  const widths = frames.flatMap(({ stars, radii }) => {
    const fwhm = median([...stars.values()].filter(isMeasured).map(({ fwhmPixels }) => fwhmPixels));
    return Number.isFinite(fwhm) ? [{ fwhm, radius: radii.starPixels }] : [];
  });
  if (widths.length === 0) return [];
  const radius = median(widths.map((width) => width.radius));
  // A frame with a larger radius may have wider stars: each counts as wide as it were with the radius of most.
  const fwhm = percentile(
    widths.map((width) => width.fwhm * (radius / width.radius)),
    SHARE_OF_FRAMES,
  );
  const threshold = WIDEST_IN_RADII * radius;
  const verdict = fwhm <= threshold ? 'pass' : 'fail';
  const beside = new Set(widths.map((width) => width.radius)).size > 1 ? ', beside the radius of each' : '';
  const seen = `On nine of ten frames the FWHM is at most ${fwhm.toFixed(1)} px${beside}`;
  const held = `the star radius of ${radius.toFixed(1)} px is made for up to ${threshold.toFixed(1)} px`;
  const advice = ': set a larger one (photometry.aperture) or leave the worst frames out';
  return [
    {
      gate: 'seeing',
      subject: 'night',
      value: fwhm,
      threshold,
      verdict,
      text: `${seen}, ${held}${verdict === 'pass' ? '' : advice}.`,
    },
  ];
}
