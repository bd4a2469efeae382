import { type Site, sunAltitudeDegrees } from '@wombat/sky';

/** The end of nautical twilight: with the Sun higher than this the sky is seen to brighten, and to slope towards it. */
const DUSK_DEGREES = -12;

/** Whether the Sun lit the sky in the middle of an exposure; not where no site is known. */
export function isTwilight({ jdUtcMid, site }: { jdUtcMid: number; site?: Site | undefined }): boolean {
  return site !== undefined && sunAltitudeDegrees(jdUtcMid, site) > DUSK_DEGREES;
}
