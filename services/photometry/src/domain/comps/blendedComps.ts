import { separationDegrees } from '@wombat/sky';
import { hasFlag } from '../measurement/flags.js';
import { type Candidate, isMeasured, type MeasuredFrame } from '../measurement/measurement.js';

/** A star of the catalogue that may lie in a comp's aperture. */
export interface CatalogueNeighbour {
  starId: string;
  raDegrees: number;
  decDegrees: number;
  /** Null: not known, so it may disturb. */
  mag: number | null;
}

export interface BlendCheck {
  candidates: readonly Candidate[];
  neighbours: readonly CatalogueNeighbour[];
  frames: readonly MeasuredFrame[];
  apertureArcsec: number;
}

/** A neighbour more than this much fainter does not disturb. */
const NEIGHBOUR_MAGNITUDES = 4;
/** Two entries as close as this are one star. */
const SAME_STAR_ARCSEC = 1;
/** A second detection on fewer of the frames may be a satellite, a cosmic ray or bad seeing. */
const TOLERATED_SHARE = 0.1;

/**
 * The comps that share their aperture with another star, by AUID, each with what blends it: a star of the catalogue at
 * most 4 magnitudes fainter, else a second detection on more than a tenth of the frames.
 */
export function blendedComps(check: BlendCheck): Map<string, string> {
  const blended = new Map<string, string>();
  for (const candidate of check.candidates) {
    const why = catalogueNeighbour(candidate, check) ?? detectedNeighbour(candidate, check.frames);
    if (why !== null) blended.set(candidate.auid, why);
  }
  return blended;
}

function catalogueNeighbour(candidate: Candidate, { neighbours, apertureArcsec }: BlendCheck): string | null {
  const [nearest] = neighbours
    .map((neighbour) => ({ ...neighbour, arcsec: separationDegrees(candidate, neighbour) * 3600 }))
    .filter(({ starId, arcsec }) => starId !== candidate.auid && arcsec > SAME_STAR_ARCSEC && arcsec <= apertureArcsec)
    .filter(({ mag }) => mag === null || mag <= candidate.mag + NEIGHBOUR_MAGNITUDES)
    .sort((a, b) => a.arcsec - b.arcsec);
  if (nearest === undefined) return null;
  const brightness = nearest.mag === null ? '' : ` of ${nearest.mag.toFixed(1)} mag`;
  return `${nearest.starId}${brightness} lies ${nearest.arcsec.toFixed(1)}" away, inside the aperture`;
}

function detectedNeighbour({ auid }: Candidate, frames: readonly MeasuredFrame[]): string | null {
  const measured = frames.map(({ stars }) => stars.get(auid)).filter(isMeasured);
  const seen = measured.filter(({ flags }) => hasFlag(flags, 'neighbourInAperture')).length;
  if (seen <= TOLERATED_SHARE * measured.length) return null;
  return `another star inside the aperture in ${seen} of ${measured.length} frames`;
}
