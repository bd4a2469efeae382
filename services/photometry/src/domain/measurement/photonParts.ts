import { ccdErrorShares } from '@wombat/imaging';
import type { FrameFacts, StarInFrame } from './measurement.js';

/** What a photon error is made of, in its unit, to be added in quadrature. */
export interface PhotonParts {
  star: number;
  sky: number;
  /** With rounding to whole counts. */
  readNoise: number;
  /** Null: the dark current is not known. */
  darkCurrent: number | null;
}

/** A star's photon error on a frame taken apart; null where the frame does not tell the noise of its pixels. */
export function photonParts(photonError: number, star: StarInFrame, { gain, noise }: FrameFacts): PhotonParts | null {
  if (noise === undefined) return null;
  const { net, area: sourcePixels, skyPixels, skyLevel } = star;
  const pixels = { sourcePixels, skyPixels, skyLevel, gain, readNoise: noise.read, darkElectrons: noise.dark ?? 0 };
  const shares = ccdErrorShares({ net, ...pixels });
  if (!Number.isFinite(shares.star)) return null;
  const part = (share: number) => photonError * Math.sqrt(share);
  return {
    star: part(shares.star),
    sky: part(shares.sky),
    readNoise: part(shares.read),
    darkCurrent: noise.dark === null ? null : part(shares.dark),
  };
}
