import { chooseRadii } from '@wombat/imaging';
import type { ApertureRadii, FrameProfiled } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';
import { apertureLadder } from './apertureLadder.js';
import { chooseReferenceFrame, type ReferenceFrame } from './chooseReferenceFrame.js';
import { radiusScales } from './radiusScales.js';

/** What the stars of a series are measured with. */
export interface Aperture {
  radii: ApertureRadii;
  /** Other star radii over the same sky, of which the series gets one; none where the observer sets the radius. */
  ladder: readonly number[];
  /** By what the ladder is multiplied on each frame, by its path; empty: it is the same on all. */
  scales: ReadonlyMap<string, number>;
  /** Why these: words for the observer. */
  reason: string;
  reference: ReferenceFrame;
}

/**
 * The radii of a series from its frames' profiles, or `badpsf` with the numbers. `configured` are the radii of the
 * aperture and of the annulus within and without, in pixels. `followFwhm`: the radii that are tried widen and narrow
 * with each frame's seeing.
 */
export function chooseAperture(
  frames: readonly { frame: { path: string }; profile: FrameProfiled }[],
  configured: 'auto' | readonly [number, number, number],
  followFwhm = false,
): Result<Aperture, { code: 'badpsf'; message: string }> {
  const outcome = chooseReferenceFrame(
    frames.map(({ frame, profile }) => ({
      filename: frame.path,
      starCount: profile.starsDetected,
      psf:
        profile.ok && profile.fwhmPixels !== undefined
          ? ok({ fwhmPixels: profile.fwhmPixels, elongation: 1 / (1 - (profile.ellipticity ?? 0)) })
          : refuse({ message: profile.reason }),
    })),
  );
  if (!outcome.ok) return outcome;
  const reference = outcome.value;
  if (configured !== 'auto') {
    const [starPixels, skyInnerPixels, skyOuterPixels] = configured;
    return ok({
      radii: { starPixels, skyInnerPixels, skyOuterPixels },
      ladder: [],
      scales: new Map(),
      reason: 'as configured',
      reference,
    });
  }
  const growth = frames.find(({ frame }) => frame.path === reference.filename)?.profile.growth ?? [];
  // The curve was taken on one frame; in the seeing the radii are chosen for, the same light lies farther out.
  const seeing = reference.fwhm80Pixels / reference.fwhmPixels;
  const { reason, ...radii } = chooseRadii({
    fwhmPixels80thPercentile: reference.fwhm80Pixels,
    growth: growth.map((point) => ({ ...point, radiusPixels: point.radiusPixels * seeing })),
  });
  const ladder = apertureLadder(reference.fwhm80Pixels, radii.skyInnerPixels);
  const scales = followFwhm ? radiusScales(frames, reference.fwhm80Pixels) : new Map<string, number>();
  return ok({ radii, ladder, scales, reason, reference });
}
