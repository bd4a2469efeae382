import type { Upcaster } from './upcast.js';

/** Version 1 of FrameMeasured left these out where they were zero. */
const ZEROS = {
  ...{ x: 0, y: 0, raDegrees: 0, decDegrees: 0, net: 0, area: 0, error: 0, snr: 0 },
  ...{ peak: 0, mean: 0, skyLevel: 0, skyPixels: 0 },
};

/**
 * FrameMeasured from version 1 to 2, in which a number that is left out is not known: zeros of stars on the frame are
 * written.
 */
export const starsWithZeros: Upcaster = ({ stars, ...rest }) => ({
  ...rest,
  stars: Array.isArray(stars) ? stars.map((star) => (star.offFrame === true ? star : { ...ZEROS, ...star })) : [],
});
