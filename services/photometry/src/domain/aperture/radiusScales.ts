import type { FrameProfiled } from '@wombat/proto';

interface ProfiledFrame {
  frame: { path: string };
  profile: FrameProfiled;
}

/** A frame is not followed further than this: wider, it is no seeing any more. */
const SMALLEST_SCALE = 0.5;
const LARGEST_SCALE = 2;
/** Digits of a scale: a hundredth of a pixel of any radius is less than its FWHM is known to. */
const STEPS_OF_SCALE = 1000;
const STEPS_OF_PIXEL = 100;

/**
 * By what the radii of a series are multiplied on each frame, by its path, so that they are the same part of the FWHM
 * on all: its own FWHM over that the radii were made for. A frame without a profile has the mean of those before and
 * after it. Frames in order of time.
 */
export function radiusScales(frames: readonly ProfiledFrame[], fwhmPixels: number): Map<string, number> {
  const widths = frames.map(({ profile }) => (profile.ok ? profile.fwhmPixels : undefined));
  return new Map(
    frames.map(({ frame: { path } }, index) => {
      const scale = (widths[index] ?? betweenOthers(widths, index) ?? fwhmPixels) / fwhmPixels;
      const kept = Math.min(Math.max(scale, SMALLEST_SCALE), LARGEST_SCALE);
      return [path, Math.round(STEPS_OF_SCALE * kept) / STEPS_OF_SCALE];
    }),
  );
}

function betweenOthers(widths: readonly (number | undefined)[], index: number): number | undefined {
  const beside = [
    widths.slice(0, index).findLast((width) => width !== undefined),
    widths.slice(index + 1).find((width) => width !== undefined),
  ].filter((width) => width !== undefined);
  return beside.length === 0 ? undefined : beside.reduce((sum, width) => sum + width, 0) / beside.length;
}

/** A radius of a series as it is on a frame of this scale, pixels; it never reaches into the sky annulus. */
export function radiusOnFrame(radiusPixels: number, scale: number | undefined, skyInnerPixels: number): number {
  if (scale === undefined) return radiusPixels;
  return Math.min(Math.round(STEPS_OF_PIXEL * radiusPixels * scale) / STEPS_OF_PIXEL, skyInnerPixels);
}
