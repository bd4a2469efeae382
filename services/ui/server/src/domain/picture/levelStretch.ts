import { percentile } from '@wombat/imaging';

const [BLACK_FRACTION, WHITE_FRACTION] = [0.005, 0.995];

/**
 * Grey values 0 to 255, linear between the 0.5th and the 99.5th percentile: what a master has across its pixels, such
 * as the falling light of a flat. What is NaN is black; where all are the same, all are grey.
 */
export function levelStretch(pixels: ArrayLike<number> & Iterable<number>): Uint8Array {
  const [black, white] = [percentile(pixels, BLACK_FRACTION), percentile(pixels, WHITE_FRACTION)];
  const span = white - black;
  return Uint8Array.from(pixels, (value) => {
    if (Number.isNaN(value)) return 0;
    return span > 0 ? Math.round(255 * Math.min(Math.max((value - black) / span, 0), 1)) : 127;
  });
}
