import { z } from 'zod';
import { isAscending } from './plausible.js';

export const photometry = z
  .strictObject({
    aperture: z
      .union([
        z.literal('auto'),
        z
          .tuple([z.number(), z.number(), z.number()])
          .refine(isAscending, 'three radii, each larger than the one before'),
      ])
      .default('auto')
      .describe('auto, or the radii of star, inner and outer edge of the sky annulus in pixels: [8, 16, 32]'),
    radiiFollowFwhm: z
      .boolean()
      .default(false)
      .describe(
        'true: with aperture auto, the star radius of every frame is the same multiple of its own FWHM; false: it is the same in pixels',
      ),
    comps: z
      .strictObject({
        brighter: z
          .number()
          .nonnegative()
          .default(1.5)
          .describe('magnitudes a comp may be brighter than the brightest of the variable'),
        fainter: z
          .number()
          .nonnegative()
          .default(1.5)
          .describe('magnitudes a comp may be fainter than the faintest of the variable'),
        minSnr: z.number().nonnegative().default(20).describe('median signal-to-noise ratio a comp must have'),
        maxError: z.number().positive().default(0.1).describe('largest catalogue error of a comp, magnitudes'),
      })
      .prefault({})
      .describe('which comparison stars are taken'),
    detectionSnr: z
      .number()
      .min(1)
      .default(3)
      .describe(
        'signal-to-noise ratio below which the target counts as not seen: it is reported as fainter than a limit',
      ),
    scintillationFactor: z
      .number()
      .nonnegative()
      .default(1.5)
      .describe("scintillation in units of Young's formula; 1.5 is the median of good sites (Osborn et al. 2015)"),
    ensemble: z
      .boolean()
      .default(true)
      .describe('false: against a single comparison star even where an ensemble could be had'),
  })
  .prefault({})
  .describe('aperture photometry');
