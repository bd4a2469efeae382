import { type FlagName, hasFlag, spoilingFlags } from '../measurement/flags.js';
import { flatNoise } from '../measurement/flatNoise.js';
import {
  type FrameFacts,
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  photonErrorMagnitudes,
  type StarInFrame,
} from '../measurement/measurement.js';
import { type PhotonParts, photonParts } from '../measurement/photonParts.js';
import { starRejection } from '../measurement/rejections.js';
import { quadrature } from '../statistics/quadrature.js';
import type { ColourTermOfFrame } from './colourTerms.js';
import { type FainterThan, fainterThan } from './fainterThan.js';
import type { FrameZeroPoint, NightZeroPoints } from './zeroPoints.js';

/**
 * Error budget of one magnitude, one standard deviation each. The last three are common to the whole night. The first
 * four are what they make of the magnitude, colour term included.
 */
export interface MagnitudeErrors {
  /** Photons of the star, sky, dark current, read noise. */
  photon: number;
  /** The same taken apart; null where the frame does not tell. No part of the sum. */
  photonParts: PhotonParts | null;
  scintillation: number;
  /** Of the flat, as far as the star moves over its pixels. */
  flat: number;
  /** Of the zero point: the comps' photons and scatter. */
  compScatter: number;
  /** Of this epoch's colour; 0 where no colour term is applied. */
  colour: number;
  /** Of the coefficient, or of the term that is not applied, as the star's colour changes over the night. */
  colourChange: number;
  /** Of the flat, as far as the star stands still on it. */
  flatCommon: number;
  /** Of the level: the comps' catalogue errors. */
  catalogue: number;
  /** Of the colour coefficient, or of the colour term that was not applied. */
  colourTerm: number;
  /** All of them in quadrature. */
  total: number;
}

export interface StandardMagnitude {
  filename: string;
  mag: number;
  /** -2.5 log10(counts per second). */
  instrumentalMag: number;
  errors: MagnitudeErrors;
  /** Why no colour term is applied; null where one is. */
  untransformedReason: string | null;
  flags: number;
}

export interface LeftOutMagnitude {
  filename: string;
  reason: string;
  /** The magnitude all the same, where there is one. */
  magnitude: StandardMagnitude | null;
  /** Where the star was not seen. */
  limit?: FainterThan;
}

export interface StarMagnitudes {
  starId: string;
  /** In the order of the frames. */
  points: readonly StandardMagnitude[];
  /** Where it was not seen, in the order of the frames. */
  limits: readonly FainterThan[];
  leftOut: readonly LeftOutMagnitude[];
}

export interface StandardMagnitudesInput {
  starId: string;
  frames: readonly MeasuredFrame[];
  zeroPoints: NightZeroPoints;
  /** Signal-to-noise ratio from which on the star counts as seen. */
  detectionSnr: number;
  /** Of the star on a frame, magnitudes; 0 where the telescope is not known. */
  scintillation: (frame: FrameFacts) => number;
  colourTerm: (frame: FrameFacts) => ColourTermOfFrame;
}

/**
 * A star's magnitudes, or how faint it is at least where it was not seen: instrumental + zero point of the frame +
 * colour term. Flagged and rejected frames, frames without a zero point and frames without signal are left out, each
 * with its reason.
 */
export function standardMagnitudes(input: StandardMagnitudesInput): StarMagnitudes {
  const points: StandardMagnitude[] = [];
  const limits: FainterThan[] = [];
  const leftOut: LeftOutMagnitude[] = [];
  const flatOf = flatNoise(input.starId, input.frames);
  for (const [index, measured] of input.frames.entries()) {
    const { filename } = measured.frame;
    const star = measured.stars.get(input.starId);
    if (!isMeasured(star)) {
      leftOut.push({ filename, reason: unmeasuredReason(star), magnitude: null });
      continue;
    }
    const zeroPoint = input.zeroPoints.frames[index];
    const isSeen = star.snr >= input.detectionSnr;
    const made = isSeen
      ? magnitudeOf(star, measured.frame, zeroPoint, { ...input, flatOf })
      : fainterThan(star, measured.frame, zeroPoint, input.detectionSnr);
    const reason = typeof made === 'string' ? made : whyLeftOut(star, measured, isSeen);
    if (typeof made === 'string') leftOut.push({ filename, reason: made, magnitude: null });
    else if ('instrumentalMag' in made) {
      if (reason === null) points.push(made);
      else leftOut.push({ filename, reason, magnitude: made });
    } else if (reason === null) limits.push(made);
    else leftOut.push({ filename, reason, magnitude: null, limit: made });
  }
  return { starId: input.starId, points, limits, leftOut };
}

/** A star that is not seen has no centre to be found: that its centroid ran away says no more. */
function whyLeftOut(star: StarInFrame, measured: MeasuredFrame, isSeen: boolean): string | null {
  const rejected = starRejection(star.starId, measured);
  if (rejected !== null) return rejected;
  const flags = spoilingFlags(star.flags, 'subject').map(({ name }) => name);
  const spoiling = flags.filter((name) => isSeen || name !== 'centroidRanAway');
  return spoiling.length > 0 ? flaggedReason(spoiling) : null;
}

function magnitudeOf(
  star: StarInFrame,
  frame: FrameFacts,
  zeroPoint: FrameZeroPoint | undefined,
  { zeroPoints, scintillation, colourTerm, flatOf }: StandardMagnitudesInput & { flatOf: ReturnType<typeof flatNoise> },
): StandardMagnitude | string {
  const instrumentalMag = instrumentalMagnitude(star, frame.exposureSeconds);
  if (!Number.isFinite(instrumentalMag)) return 'no signal above the sky';
  if (zeroPoint === undefined || zeroPoint.zeroPoint === null) return 'no comparison star on this frame';
  const colour = colourTerm(frame);
  const { flat, flatCommon } = flatOf(star, frame);
  const parts = {
    photon: colour.ownFactor * photonErrorMagnitudes(star),
    scintillation: colour.ownFactor * scintillation(frame),
    flat: colour.ownFactor * flat,
    compScatter: colour.ownFactor * zeroPoint.zeroPointError,
    colour: colour.epochError,
    colourChange: colour.changeError,
    flatCommon: colour.ownFactor * flatCommon,
    catalogue: zeroPoints.catalogueError,
    colourTerm: colour.commonError,
  };
  return {
    filename: frame.filename,
    mag: instrumentalMag + zeroPoint.zeroPoint + colour.term,
    instrumentalMag,
    errors: {
      ...parts,
      photonParts: photonParts(parts.photon, star, frame),
      total: quadrature(...Object.values(parts)),
    },
    untransformedReason: colour.untransformedReason,
    flags: star.flags,
  };
}

function unmeasuredReason(star: StarInFrame | undefined): string {
  return star !== undefined && hasFlag(star.flags, 'withoutValue') ? 'its pixels have no value' : 'not on the image';
}

function flaggedReason(flags: readonly FlagName[]): string {
  return `flagged ${flags.join(', ')}`;
}
