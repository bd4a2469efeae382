import type { ingest } from '@wombat/proto';

/** `XZ Cyg: none of 6 lights can be used; the first, Light/XZ Cyg/a.fits: it is short`. */
export function unusableWords({ targetName, frames, firstPath, reason }: ingest.UnusableLights): string {
  return frames === 1
    ? `${targetName}: its only light cannot be used; ${firstPath}: ${reason}`
    : `${targetName}: none of ${frames} lights can be used; the first, ${firstPath}: ${reason}`;
}
