import type { FrameMeta, work } from '@wombat/proto';

/** AstroImageJ's defaults where neither the camera's rule nor the header says. */
const DEFAULT_GAIN = 1;
const DEFAULT_READ_NOISE = 0;
const DEFAULT_PEAK_RANGE = { peakRangeLow: 5_000, peakRangeHigh: 30_000 };
/** Just below full scale of 16 bit; other depths have no default. */
const SATURATION_16_BIT = 60_000;

export function cameraFacts(meta: FrameMeta): work.Camera {
  const { peakRangeLow, peakRangeHigh } = meta;
  const range = peakRangeLow === undefined || peakRangeHigh === undefined ? null : { peakRangeLow, peakRangeHigh };
  return {
    gain: meta.gain ?? DEFAULT_GAIN,
    readNoise: meta.readNoise ?? DEFAULT_READ_NOISE,
    saturation: meta.saturation ?? (meta.bitpix === 16 ? SATURATION_16_BIT : undefined),
    ...(range ?? DEFAULT_PEAK_RANGE),
    ...(meta.linearTo !== undefined && { linearTo: meta.linearTo }),
  };
}

/** What had to be assumed of the camera, for the observer to mend. */
export function cameraWarnings(meta: FrameMeta): string[] {
  const warnings: string[] = [];
  if (meta.gain === undefined) warnings.push(`gain not known: ${DEFAULT_GAIN} e-/ADU assumed; set cameras: gain`);
  if (meta.readNoise === undefined)
    warnings.push(`read noise not known: ${DEFAULT_READ_NOISE} e- assumed; set cameras: readNoise`);
  if (meta.saturation === undefined) {
    const assumed = meta.bitpix === 16 ? `${SATURATION_16_BIT} ADU assumed` : 'saturated stars are not recognised';
    warnings.push(`saturation not known: ${assumed}; set cameras: saturation`);
  }
  return warnings;
}
