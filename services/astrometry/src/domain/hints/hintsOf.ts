import type { SkyPosition } from '@wombat/sky';
import { differentPlaces, doubtfulFactors } from './doubts.js';
import { fieldOfView } from './fieldOfView.js';
import { filled, type KnownOfFrame, type SolvedField, toldBy } from './toldBy.js';

/** Who tells where a frame is and how large: each may know something or nothing. */
export interface HintSources {
  header: {
    height: number;
    /** Pixels of the detector in one of the image. */
    binning: number;
    pixelScaleArcsec: number | null;
    raDegrees: number | null;
    decDegrees: number | null;
  };
  /** Height of the image on the sky. */
  configuredFovDegrees: number | null;
  /** The entry of the target in the configuration. */
  target: { ra?: number | undefined; dec?: number | undefined } | undefined;
  /** VSX's position of the folder's star, or a person's, where it is known already. */
  star: { raDegrees: number | null; decDegrees: number | null } | null;
  /** The first frame of the series that was solved, and whether it was found elsewhere than was known of it. */
  solved: (SolvedField & { contradicts: boolean }) | null;
}

/**
 * What is known of a frame before it is solved. What a person configured goes before VSX's position of the star, that
 * before the header, wherever they are not of one search; where they are, the header's is taken, which is there from
 * the first. A solved frame tells what nobody knows, and goes before all of them where it was not as they said. Where
 * it was, the others are not looked for elsewhere, but still at other scales: the solver finds some small images only
 * so, and whether it does must not depend on which frame was solved before. A place is taken whole.
 */
export function hintsOf({ header, configuredFovDegrees, target, star, solved }: HintSources): KnownOfFrame {
  const configured = placeOf(target?.ra, target?.dec);
  const said = placeOf(header.raDegrees, header.decDegrees);
  const places = differentPlaces([configured, placeOf(star?.raDegrees, star?.decDegrees), said].flatMap(present));
  const [first = null, ...others] = configured === null ? headersOwn(places, said) : places;
  const hints = {
    raDegrees: first?.raDegrees ?? null,
    decDegrees: first?.decDegrees ?? null,
    fovDegrees: fieldOfView(header, configuredFovDegrees),
  };
  const { fovDegrees } = hints;
  if (solved?.contradicts) return toldBy(solved, hints);
  const fovsDegrees = fovDegrees === null ? [] : doubtfulFactors(header.binning).map((factor) => factor * fovDegrees);
  if (solved !== null) {
    const doubts = { places: [], fovsDegrees, anyScale: false, wholeSky: false };
    return { hints: filled(solved, hints), ...(fovsDegrees.length > 0 && { doubts }) };
  }
  return {
    hints,
    doubts: {
      places: others,
      fovsDegrees,
      anyScale: fovDegrees !== null,
      wholeSky: configured === null,
    },
  };
}

/** The places, with the header's own in the place of one that a search about it finds as well. */
function headersOwn(places: readonly SkyPosition[], said: SkyPosition | null): SkyPosition[] {
  return places.map((place) => (said !== null && differentPlaces([said, place]).length === 1 ? said : place));
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}

function placeOf(raDegrees: number | null | undefined, decDegrees: number | null | undefined): SkyPosition | null {
  if (raDegrees === null || raDegrees === undefined || decDegrees === null || decDegrees === undefined) return null;
  return { raDegrees, decDegrees };
}
