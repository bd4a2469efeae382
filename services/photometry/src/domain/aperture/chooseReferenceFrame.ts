import { median, percentile } from '@wombat/imaging';
import { ok, type Result, refuse } from '@wombat/result';
import { flagBits } from '../measurement/flags.js';
import { madSigma } from '../statistics/madSigma.js';

/** What the stars of a frame look like, or why that cannot be said. */
export type PsfOfFrame = Result<{ fwhmPixels: number; elongation: number }>;

export interface FramePsf {
  filename: string;
  /** Stars detected on the frame. */
  starCount: number;
  psf: PsfOfFrame;
}

export interface ReferenceFrame {
  filename: string;
  index: number;
  fwhmPixels: number;
  /** 80th percentile of the night's FWHM, trailed and defocused frames left out. */
  fwhm80Pixels: number;
  /** Why an earlier frame was passed over; null where the first frame serves. */
  passedOver: string | null;
  /** Bits of frameCloudy, frameTrailed, frameDefocused by filename; frames without one are missing. */
  frameFlags: ReadonlyMap<string, number>;
}

export type ReferenceFrameOutcome = Result<ReferenceFrame, { code: 'badpsf'; message: string }>;

/** Stars are trailed beyond this ratio of longer to shorter axis, whatever the night is like. */
const TRAILED_ELONGATION = 1.5;
/** A frame stands out when it is this many robust sigma and this factor from the night's median. */
const OUTLIER_SIGMA = 5;
const ELONGATION_FACTOR = 1.2;
const FWHM_FACTOR = 1.5;
/** A frame with less than this share of the stars of the night's better frames is cloudy. */
const CLOUDY_SHARE = 0.5;

/**
 * The frame the apertures are set on: the first, or the next one that is fit for it, said aloud.
 * `badpsf` where no frame has a usable PSF. Frames in order of time.
 */
export function chooseReferenceFrame(frames: readonly FramePsf[]): ReferenceFrameOutcome {
  const flags = flagsOfFrames(frames);
  const good = frames.flatMap(({ filename, psf }, index) =>
    psf.ok ? [{ filename, index, fwhmPixels: psf.value.fwhmPixels, flags: flags.get(filename) ?? 0 }] : [],
  );
  const chosen = good.find((frame) => frame.flags === 0) ?? good[0];
  if (chosen === undefined) return refuse({ code: 'badpsf', message: allBad(frames) });
  const shaped = good.filter((frame) => (frame.flags & flagBits('frameTrailed', 'frameDefocused')) === 0);
  const fwhms = (shaped.length > 0 ? shaped : good).map(({ fwhmPixels }) => fwhmPixels);
  return ok({
    filename: chosen.filename,
    index: chosen.index,
    fwhmPixels: chosen.fwhmPixels,
    fwhm80Pixels: percentile(fwhms, 0.8),
    passedOver: passedOver(frames.slice(0, chosen.index), chosen.filename, flags),
    frameFlags: flags,
  });
}

function flagsOfFrames(frames: readonly FramePsf[]): Map<string, number> {
  const shapes = frames.flatMap(({ psf }) => (psf.ok ? [psf.value] : []));
  const elongations = shapes.map(({ elongation }) => elongation);
  const fwhms = shapes.map(({ fwhmPixels }) => fwhmPixels);
  const elongationLimit = Math.min(
    TRAILED_ELONGATION,
    Math.max(upperLimit(elongations), ELONGATION_FACTOR * median(elongations)),
  );
  const fwhmLimit = Math.max(upperLimit(fwhms), FWHM_FACTOR * median(fwhms));
  const countLimit =
    CLOUDY_SHARE *
    percentile(
      frames.map(({ starCount }) => starCount),
      0.75,
    );
  const flags = new Map<string, number>();
  for (const { filename, starCount, psf } of frames) {
    const bits =
      (starCount < countLimit ? flagBits('frameCloudy') : 0) |
      (psf.ok && psf.value.elongation > elongationLimit ? flagBits('frameTrailed') : 0) |
      (psf.ok && psf.value.fwhmPixels > fwhmLimit ? flagBits('frameDefocused') : 0);
    if (bits !== 0) flags.set(filename, bits);
  }
  return flags;
}

function upperLimit(values: readonly number[]): number {
  return median(values) + OUTLIER_SIGMA * madSigma(values);
}

function faultOf({ filename, psf }: FramePsf, flags: ReadonlyMap<string, number>): string {
  if (!psf.ok) return psf.fault.message;
  const bits = flags.get(filename) ?? 0;
  const words = [
    bits & flagBits('frameCloudy') ? 'cloudy' : '',
    bits & flagBits('frameTrailed') ? `trailed (elongation ${psf.value.elongation.toFixed(2)})` : '',
    bits & flagBits('frameDefocused') ? `defocused (FWHM ${psf.value.fwhmPixels.toFixed(1)} px)` : '',
  ];
  return words.filter((word) => word !== '').join(', ');
}

function passedOver(earlier: readonly FramePsf[], chosen: string, flags: ReadonlyMap<string, number>): string | null {
  const [first] = earlier;
  if (first === undefined) return null;
  const others = earlier.length === 1 ? '' : ` and ${earlier.length - 1} more`;
  return `${first.filename}${others} passed over (${faultOf(first, flags)}); apertures are set on ${chosen}`;
}

function allBad(frames: readonly FramePsf[]): string {
  const [first] = frames;
  return first === undefined
    ? 'There is no frame to fit a star profile on.'
    : `No usable star profile on any of ${frames.length} frames; the first, ${first.filename}: ${faultOf(first, new Map())}.`;
}
