/** Bands that have no magnitudes of their own in a sequence, and the band whose magnitudes calibrate them. */
const CALIBRATED_BY: Readonly<Record<string, string>> = { CV: 'V', TG: 'V', CR: 'R', TR: 'R', TB: 'B' };

/**
 * The band in which a comparison star must have a magnitude for a series in this AAVSO band: CV, TG: V; CR, TR: R; TB:
 * B.
 */
export function catalogueBandFor(seriesBand: string): string {
  return CALIBRATED_BY[seriesBand] ?? seriesBand;
}
