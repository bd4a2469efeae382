import type { SkyPosition } from '@wombat/sky';
import type { SeriesRoles } from '../comps/assignRoles.js';
import { type ApertureRadii, isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import { imagePlace } from './imagePlace.js';
import { javaProperties } from './javaProperties.js';
import { type TableStar, tableStars } from './measurementTable.js';

export interface AperturesFileInput {
  /** In the order of the table. */
  frames: readonly MeasuredFrame[];
  roles: SeriesRoles;
  /** J2000. */
  target: SkyPosition;
  radii: ApertureRadii;
}

const NO_MAGNITUDE = 99.999;
/** AstroImageJ refuses to place more. */
const MOST_APERTURES = 1000;

/**
 * AstroImageJ's saved apertures (.apertures): radii, places and roles of T1, T2, C3 ... as it finds them in its
 * settings when the file is opened. Places are those on the first frame that shows all stars, RA and Dec in degrees.
 */
export function aperturesFile({ frames, roles, target, radii }: AperturesFileInput): string {
  const stars = tableStars(roles);
  const positions = new Map(
    [roles.check, ...roles.comps.map(({ candidate }) => candidate)].map((star) => [star?.auid, star]),
  );
  const onSky = stars.map(({ starId }) => positions.get(starId) ?? target);
  const onImage = stars.map((star) => placeOf(star, frames, stars));
  const listed = (values: readonly (string | boolean)[]) => values.join(',');
  return javaProperties('AstroImageJ Saved Apertures', {
    '.aperture.radius': radii.starPixels,
    '.aperture.rback1': radii.skyInnerPixels,
    '.aperture.rback2': radii.skyOuterPixels,
    '.aperture.removebackstars': true,
    '.aperture.backplane': false,
    '.multiaperture.naperturesmax': Math.max(MOST_APERTURES, stars.length),
    '.multiaperture.usevarsizeap': false,
    '.multiaperture.isrefstar': listed(stars.map(({ name }) => name.startsWith('C'))),
    '.multiaperture.centroidstar': listed(stars.map(() => true)),
    '.multiaperture.isalignstar': listed(stars.map(() => true)),
    '.multiaperture.xapertures': listed(onImage.map(({ x }) => x.toFixed(4))),
    '.multiaperture.yapertures': listed(onImage.map(({ y }) => y.toFixed(4))),
    '.multiaperture.absmagapertures': listed(
      stars.map(({ catalogueMag }) => (catalogueMag ?? NO_MAGNITUDE).toFixed(3)),
    ),
    '.multiaperture.raapertures': listed(onSky.map(({ raDegrees }) => raDegrees.toFixed(8))),
    '.multiaperture.decapertures': listed(onSky.map(({ decDegrees }) => decDegrees.toFixed(8))),
  });
}

/** Pixels as AstroImageJ counts them; 0, 0 for a star that is on no frame. */
function placeOf({ starId }: TableStar, frames: readonly MeasuredFrame[], all: readonly TableStar[]) {
  const shows = (frame: MeasuredFrame, ids: readonly string[]) => ids.every((id) => isMeasured(frame.stars.get(id)));
  const frame =
    frames.find((one) =>
      shows(
        one,
        all.map((star) => star.starId),
      ),
    ) ?? frames.find((one) => shows(one, [starId]));
  const star = frame?.stars.get(starId);
  return star === undefined || frame === undefined ? { x: 0, y: 0 } : imagePlace(star, frame.frame.height);
}
