import type { work } from '@wombat/proto';

/**
 * Gain, and the noise of a pixel without light, electrons: that of reading it, and that of the dark current that was
 * taken off it, whose variance is its electrons.
 */
export function pixelNoise({ gain, readNoise, darkElectrons = 0 }: work.Camera): { gain: number; readNoise: number } {
  return { gain, readNoise: Math.sqrt(readNoise ** 2 + darkElectrons) };
}
