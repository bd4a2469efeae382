import type { StarInFrame } from '../measurement/measurement.js';

/**
 * Net counts a star in this aperture would need to have the signal-to-noise ratio. By the CCD equation it has
 *   S / sqrt(S / g + v) = snr,  v = error^2 - max(net, 0) / g
 * with v, counts^2, what sky, read noise and dark current leave in the aperture, and g electrons per count; so
 *   S = snr^2 / (2 g) + sqrt((snr^2 / (2 g))^2 + snr^2 v).
 */
export function faintestCounts({ net, error }: StarInFrame, gain: number, snr: number): number {
  const background = Math.max(error ** 2 - Math.max(net, 0) / gain, 0);
  const half = snr ** 2 / (2 * gain);
  return half + Math.sqrt(half ** 2 + snr ** 2 * background);
}
