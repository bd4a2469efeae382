import type { SeriesRoles } from '../comps/assignRoles.js';
import type { NightZeroPoints } from '../magnitudes/zeroPoints.js';

/** An ensemble as one star, magnitudes. */
export interface EnsembleStar {
  /** Mean catalogue magnitude. */
  referenceMag: number;
  /** Of the level of the night. */
  referenceMagError: number;
  /** What a star of that magnitude and of the ensemble's mean colour measures on a frame; null: no zero point there. */
  instrumentalMagOn(filename: string): number | null;
}

/**
 * The ensemble as one star, as VPhot and Transform Applier take it from CREFMAG and CMAGINS since March 2023 to
 * transform magnitudes later: with the target's own, VMAGINS,
 *   MAG = VMAGINS - CMAGINS + CREFMAG   where TRANS=NO.
 * The mean is the plain one over the comparison stars that set the level. It is the same on every frame and, with the
 * same stars, in every filter: CREFMAG of B minus CREFMAG of V is the mean colour. Means weighted by each filter's own
 * errors would differ by more than colours do. CMAGINS follows from the zero point of the frame, so that a frame
 * without one of the stars has no other level.
 */
export function ensembleStar({ comps }: Pick<SeriesRoles, 'comps'>, night: NightZeroPoints): EnsembleStar | null {
  const members = new Set(night.comps.flatMap(({ auid, setsLevel }) => (setsLevel ? [auid] : [])));
  const mags = comps.flatMap(({ candidate }) => (members.has(candidate.auid) ? [candidate.mag] : []));
  if (mags.length === 0) return null;
  const referenceMag = mags.reduce((sum, mag) => sum + mag, 0) / mags.length;
  const zeroPoints = new Map(night.frames.map(({ filename, zeroPoint }) => [filename, zeroPoint]));
  return {
    referenceMag,
    referenceMagError: night.catalogueError,
    instrumentalMagOn: (filename) => {
      const zeroPoint = zeroPoints.get(filename) ?? null;
      return zeroPoint === null ? null : referenceMag - zeroPoint;
    },
  };
}
