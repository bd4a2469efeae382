import type { BadPixels } from '@wombat/imaging';

/** Bad pixels of a master that was applied, and what its counts were multiplied by. */
export interface BadPixelMap {
  pixels: BadPixels;
  scale: number;
}
