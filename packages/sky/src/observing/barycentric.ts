import { AstroTime, BaryState, Body, Observer, ObserverVector } from 'astronomy-engine';
import type { SkyPosition } from '../angles/skyPosition.js';
import type { Vector } from '../angles/vector.js';
import { add, directionOf, dot } from '../angles/vector.js';
import { JD_J2000, SECONDS_PER_DAY } from '../times/epoch.js';
import { tdbFromUtc, ttFromUtc } from '../times/timeScales.js';
import { LIGHT_SECONDS_PER_AU } from './lightTime.js';
import type { Site } from './site.js';

/**
 * Barycentric Julian date in TDB of light from a J2000/ICRS position: a plane wave, the Earth from a truncated
 * VSOP87 and the Sun's offset by the giant planets. With a site its place on the turning Earth counts as well (up
 * to 21 ms). Good to 0.01 s.
 */
export function bjdTdb(position: SkyPosition, jdUtc: number, site?: Site): number {
  const time = AstroTime.FromTerrestrialTime(ttFromUtc(jdUtc) - JD_J2000);
  const observer = site === undefined ? earthCentre(time) : add(earthCentre(time), fromEarthCentre(time, site));
  const delayAu = dot(observer, directionOf(position));
  return tdbFromUtc(jdUtc) + (delayAu * LIGHT_SECONDS_PER_AU) / SECONDS_PER_DAY;
}

/** Earth from the barycentre of the Solar System in astronomical units, J2000 equator. */
function earthCentre(time: AstroTime): Vector {
  const { x, y, z } = BaryState(Body.Earth, time);
  return [x, y, z];
}

function fromEarthCentre(time: AstroTime, site: Site): Vector {
  const observer = new Observer(site.latitude, site.longitude, site.elevation);
  const { x, y, z } = ObserverVector(time, observer, false);
  return [x, y, z];
}
