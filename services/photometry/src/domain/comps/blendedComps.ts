import { median } from '@wombat/imaging';
import { separationDegrees } from '@wombat/sky';
import { hasFlag } from '../measurement/flags.js';
import { type Candidate, isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import { type DrawnOut, drawnOut } from './drawnOut.js';

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

/** A neighbour two magnitudes fainter draws a star out by 0.1 to 0.3, by how much of it the aperture holds. */
const SMALLEST_EXCESS = 0.08;
/** Lenses draw stars out as well: a comp is held against what most of the others show. */
const TIMES_THE_OTHERS = 5;
const SIGMAS = 4;

/**
 * The comps that share their aperture with another star, by AUID, each with what blends it: a star of the catalogue at
 * most 4 magnitudes fainter, else a second detection on more than a tenth of the frames, else an image that is drawn
 * out along a line where those of the other stars are not.
 */
export function blendedComps(check: BlendCheck): Map<string, string> {
  const blended = new Map<string, string>();
  const shapes = drawnOut(check.frames);
  for (const candidate of check.candidates) {
    const why =
      catalogueNeighbour(candidate, check) ??
      detectedNeighbour(candidate, check.frames) ??
      drawnOutImage(candidate, shapes);
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

function drawnOutImage({ auid }: Candidate, shapes: ReadonlyMap<string, DrawnOut>): string | null {
  const own = shapes.get(auid);
  const others = [...shapes].flatMap(([starId, { excess }]) => (starId === auid ? [] : [Math.max(0, excess)]));
  if (own === undefined) return null;
  const limit = Math.max(SMALLEST_EXCESS, SIGMAS * own.error, TIMES_THE_OTHERS * median(others));
  if (own.excess <= limit) return null;
  return `its image is drawn out by ${(100 * own.excess).toFixed(0)} % against the other stars, as by a star close by`;
}
