import { ok, type Result, refuse } from '@wombat/result';
import { julianDateFromIso, type Site, type SkyPosition } from '@wombat/sky';
import type { HandOptions } from '../options.js';
import { readNumbers } from './readNumbers.js';

export interface ConvertRequest {
  position: SkyPosition;
  site: Site;
  /** Middle of the exposure. */
  jdUtc: number;
}

const SECONDS_PER_DAY = 86_400;

/** Reads the options of `convert`; a fault says what would be right. */
export function convertRequest(options: HandOptions): Result<ConvertRequest> {
  const missing = (['ra', 'dec', 'site', 'date'] as const).find((name) => options[name] === undefined);
  if (missing !== undefined)
    return refuse(
      `convert needs --${missing}: ./wombat convert --ra DEG --dec DEG --site LAT,LON,ELEV --date 2025-12-14T02:00:30 [--exposure SECONDS]`,
    );
  const [ra] = readNumbers(options.ra, 1) ?? [];
  if (ra === undefined || ra < 0 || ra > 360)
    return refuse(`--ra is '${options.ra}': degrees from 0 to 360, J2000, are meant`);
  const [dec] = readNumbers(options.dec, 1) ?? [];
  if (dec === undefined || Math.abs(dec) > 90)
    return refuse(`--dec is '${options.dec}': degrees from -90 to 90, J2000, are meant`);
  const site = siteOf(options.site);
  if (site === null)
    return refuse(
      `--site is '${options.site}': latitude (north positive), longitude (east positive), metres above the sea are meant, e.g. -31.27,149.06,1165`,
    );
  const jdUtc = julianDateFromIso(options.date ?? '');
  if (jdUtc === null)
    return refuse(`--date is '${options.date}': UTC is meant, e.g. 2025-12-14T02:00:30 (or with an offset, +11:00)`);
  const [seconds] = readNumbers(options.exposure ?? '0', 1) ?? [];
  if (seconds === undefined || seconds < 0)
    return refuse(`--exposure is '${options.exposure}': seconds are meant; --date is then the start of the exposure`);
  const position = { raDegrees: ra, decDegrees: dec };
  return ok({ position, site, jdUtc: jdUtc + seconds / 2 / SECONDS_PER_DAY });
}

function siteOf(text: string | undefined): Site | null {
  const [latitude, longitude, elevation] = readNumbers(text, 3) ?? [];
  if (latitude === undefined || longitude === undefined || elevation === undefined) return null;
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 && Math.abs(elevation) < 10_000;
  return onEarth ? { latitude, longitude, elevation } : null;
}
