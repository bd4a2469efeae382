import type { Distortion } from './distortion.js';
import type { LinearWcs, TanWcs } from './tanWcs.js';

/**
 * TAN with a SIP distortion (Shupe et al. 2005): pixels from the reference pixel are distorted, then comes the matrix.
 */
export interface SipWcs extends LinearWcs {
  kind: 'SIP';
  /** Pixels to pixels: u + A(u, v), v + B(u, v). */
  distortion: Distortion;
}

/** TPV, as SCAMP writes it: first the matrix, then a polynomial in degrees on the tangent plane. */
export interface TpvWcs extends LinearWcs {
  kind: 'TPV';
  /** Degrees to degrees. */
  distortion: Distortion;
}

/** What a frame of ours is solved by. */
export type FrameWcs = TanWcs | SipWcs;

/** The world coordinates of an image. */
export type Wcs = TanWcs | SipWcs | TpvWcs;
