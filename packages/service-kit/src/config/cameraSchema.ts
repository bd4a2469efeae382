import { COEFFICIENT_NAME } from '@wombat/aavso';
import { linearityProblem } from '@wombat/fits';
import { z } from 'zod';
import { isAscending } from './plausible.js';

export const site = z
  .strictObject({
    name: z.string().optional().describe('name of the place, for people'),
    latitude: z.number().min(-90).max(90).describe('degrees, north positive'),
    longitude: z.number().min(-180).max(360).describe('degrees, EAST positive'),
    elevation: z.number().min(-500).max(9000).default(0).describe('metres above the sea'),
  })
  .describe('where the telescope stands; without it, and without cards in the headers, there is no airmass');

const coefficient = z
  .strictObject({
    value: z
      .number()
      .optional()
      .describe('magnitudes per magnitude of colour; without it, it is fitted to the comparison stars of each night'),
    error: z.number().nonnegative().default(0.01).describe('standard deviation of the value'),
    secondOrder: z
      .number()
      .default(0)
      .describe(
        "second-order extinction k'', magnitudes per airmass and magnitude of colour; about -0.03 in B; with neither it nor a value it is fitted",
      ),
  })
  .describe('one coefficient');

const coefficients = z.strictObject({
  from: z.iso.date().optional().describe('they hold for frames from this day (UTC) until those of a later one do'),
  terms: z
    .record(z.string().regex(COEFFICIENT_NAME, 'a coefficient such as Tb_bv or Tv_vi'), coefficient)
    .describe(
      'by the names of Transform Generator: Tb_bv is that of B by B-V, Tv_bv also of the green of a colour camera, Tsg_bv of Sloan g',
    ),
});

const cameraKeys = z.strictObject({
  match: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('header cards and their values that tell this camera; all must agree'),
  gain: z
    .number()
    .positive()
    .optional()
    .describe(
      "e-/ADU as the file stores it; without it EGAIN of the header, else what pairs of flats and biases tell, else 1 with a warning. A setting of the camera (ZWO's GAIN card) is not this",
    ),
  readNoise: z
    .number()
    .nonnegative()
    .optional()
    .describe('e-; without it the header says, else pairs of biases, else 0 with a warning'),
  saturation: z
    .number()
    .positive()
    .optional()
    .describe('ADU, on raw pixels; without it SATURATE of the header, else 60000 for 16-bit frames'),
  linearTo: z
    .number()
    .positive()
    .optional()
    .describe('ADU, on raw pixels, up to which counts grow as the light does; a star with a brighter pixel is flagged'),
  linearity: z
    .array(z.number())
    .min(1)
    .max(8)
    .optional()
    .describe(
      'a1, a2, ... of a camera whose counts x above the bias stand for x (1 + a1 x + a2 x² ...) true ones, ADU: lights, darks and flats are made linear by it',
    ),
  peakRange: z
    .tuple([z.number(), z.number()])
    .refine(isAscending, 'the lower number first')
    .optional()
    .describe('raw ADU: stars with a peak between the two are fitted for the profile; 5000 to 30000 where not given'),
  focalLength: z.number().positive().optional().describe('mm; gives the solver its scale where the header has none'),
  aperture: z.number().positive().optional().describe('mm; of the telescope, for scintillation in the error budget'),
  coefficients: z
    .array(coefficients)
    .optional()
    .describe('of the transformation to the standard system, known from standard fields or good nights, oldest first'),
  site: site.optional().describe('where this camera stands, if not at the site above'),
  clock: z
    .strictObject({
      card: z.string().optional().describe('card that holds the time; without it DATE-OBS and its usual substitutes'),
      means: z
        .enum(['start', 'mid', 'end'])
        .optional()
        .describe(
          'moment of the exposure the card means; where not given, what its comment says, else what it usually is',
        ),
      zone: z
        .string()
        .optional()
        .describe('UTC or an IANA zone (Europe/Vienna), for times that carry no offset themselves'),
      offsetSeconds: z.number().optional().describe('added to the time of the card: positive for a clock that is slow'),
    })
    .optional()
    .describe('how the clock of this camera is to be read'),
  headers: z
    .strictObject({
      filter: z.array(z.string()).optional().describe('cards that may name the filter, in order of preference'),
      exposure: z
        .array(z.string())
        .optional()
        .describe('cards that may hold the exposure time, in seconds where their comment says no other unit'),
    })
    .optional()
    .describe('cards to look at instead of the usual ones'),
});

export const camera = cameraKeys.superRefine(({ linearity = [], saturation }, told) => {
  const problem = linearityProblem(linearity, saturation);
  if (problem !== null) told.addIssue({ code: 'custom', path: ['linearity'], message: problem });
});
