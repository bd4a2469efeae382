import type { MagnitudeText } from './magnitudeText.js';

export interface MagnitudeRange {
  brightest: number | null;
  faintest: number | null;
  /** The band both ends are in (or the only one known); null where they differ. */
  rangeBand: string | null;
}

/**
 * VSX's MaxMag (brightest) and MinMag (faintest, or an amplitude) as two ends. An amplitude is added only in the same
 * band; limits and uncertain values count with their number, their flags stay in the texts.
 */
export function magnitudeRange(maxMag: MagnitudeText | null, minMag: MagnitudeText | null): MagnitudeRange {
  const brightest = maxMag === null || maxMag.amplitude ? null : maxMag.value;
  const faintest = faintEnd(brightest, maxMag, minMag);
  const bands = [brightest === null ? null : maxMag?.band, faintest === null ? null : minMag?.band];
  const known = new Set(bands.filter((band) => typeof band === 'string'));
  const [only] = known;
  return { brightest, faintest, rangeBand: known.size === 1 && only !== undefined ? only : null };
}

function faintEnd(brightest: number | null, maxMag: MagnitudeText | null, minMag: MagnitudeText | null): number | null {
  if (minMag === null || minMag.value === null) return null;
  if (!minMag.amplitude) return minMag.value;
  if (brightest === null || maxMag?.band !== minMag.band) return null;
  return Math.round((brightest + minMag.value) * 1e4) / 1e4;
}
