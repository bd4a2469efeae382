import type { FrameMeta } from '@wombat/proto';
import { type Site, separationDegrees } from '@wombat/sky';

/** Sites nearer to each other than this are one: a header's 0 m is the configured height there. */
const SAME_SITE_DEGREES = 0.2;
/** Farther apart, one of the two is of another place, or has a longitude of the wrong sign. */
const OTHER_SITE_DEGREES = 1;

/**
 * Where a frame was taken: by the camera's rule or its header, as ingest found it; else the site of the configuration.
 */
export function frameSite(meta: FrameMeta, configured: Site | undefined): Site | undefined {
  const told = toldSite(meta);
  const { latitude, longitude, elevation } = told ?? configured ?? {};
  if (latitude === undefined || longitude === undefined) return undefined;
  const isBare = !elevation && told !== null && configured !== undefined;
  const isThere = isBare && apartDegrees(told, configured) <= SAME_SITE_DEGREES;
  return { latitude, longitude, elevation: (isThere ? configured.elevation : elevation) ?? 0 };
}

/** What should be said of a header's site that is not the configured one. */
export function siteDoubt(meta: FrameMeta, configured: Site | undefined): string[] {
  const told = toldSite(meta);
  if (told === null || configured === undefined) return [];
  const degrees = apartDegrees(told, configured);
  if (degrees <= OTHER_SITE_DEGREES) return [];
  const places = `${placeText(told)} in the header, ${placeText(configured)} in wombat.yaml`;
  return [
    `the site of the frames is ${degrees.toFixed(0)} degrees from the configured one (${places}): that of the header is taken`,
  ];
}

function toldSite({ siteLatitude: latitude, siteLongitude: longitude, siteElevation }: FrameMeta): Site | null {
  if (latitude === undefined || longitude === undefined) return null;
  return { latitude, longitude, elevation: siteElevation ?? 0 };
}

function apartDegrees(a: Site, b: Site): number {
  const [first, second] = [a, b].map(({ latitude, longitude }) => ({ raDegrees: longitude, decDegrees: latitude }));
  return first === undefined || second === undefined ? 0 : separationDegrees(first, second);
}

function placeText({ latitude, longitude }: Site): string {
  return `${latitude.toFixed(2)}, ${longitude.toFixed(2)}`;
}
