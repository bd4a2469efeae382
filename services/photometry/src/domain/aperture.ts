import { chooseRadii } from '@wombat/imaging';
import type { ApertureRadii, FrameProfiled } from '@wombat/proto';
import { chooseReferenceFrame, type ReferenceFrame } from './chooseReferenceFrame.js';

export type Aperture =
  | { ok: true; radii: ApertureRadii; reason: string; reference: ReferenceFrame }
  | { ok: false; reason: string };

/**
 * The radii of a series from its frames' profiles, or `badpsf` with the numbers. `configured` are the radii of the
 * aperture and of the annulus within and without, in pixels.
 */
export function chooseAperture(
  frames: readonly { frame: { path: string }; profile: FrameProfiled }[],
  configured: 'auto' | readonly [number, number, number],
): Aperture {
  const outcome = chooseReferenceFrame(
    frames.map(({ frame, profile }) => ({
      filename: frame.path,
      starCount: profile.starsDetected,
      psf:
        profile.ok && profile.fwhmPixels !== undefined
          ? { ok: true, fwhmPixels: profile.fwhmPixels, elongation: 1 / (1 - (profile.ellipticity ?? 0)) }
          : { ok: false, reason: profile.reason },
    })),
  );
  if (!outcome.ok) return { ok: false, reason: outcome.fault.message };
  const reference = outcome.value;
  if (configured !== 'auto') {
    const [starPixels, skyInnerPixels, skyOuterPixels] = configured;
    return { ok: true, radii: { starPixels, skyInnerPixels, skyOuterPixels }, reason: 'as configured', reference };
  }
  const growth = frames.find(({ frame }) => frame.path === reference.filename)?.profile.growth ?? [];
  // The curve was taken on one frame; in the seeing the radii are chosen for, the same light lies farther out.
  const seeing = reference.fwhm80Pixels / reference.fwhmPixels;
  const { reason, ...radii } = chooseRadii({
    fwhmPixels80thPercentile: reference.fwhm80Pixels,
    growth: growth.map((point) => ({ ...point, radiusPixels: point.radiusPixels * seeing })),
  });
  return { ok: true, radii, reason, reference };
}
