import { z } from 'zod';
import { PLACE_IS_WHOLE, placeIsWhole } from './plausible.js';

export const target = z
  .strictObject({
    name: z.string().optional().describe('the name VSX knows it by'),
    ra: z.number().min(0).max(360).optional().describe('degrees, J2000; with dec instead of a VSX name'),
    dec: z.number().min(-90).max(90).optional().describe('degrees, J2000'),
    range: z
      .tuple([z.number(), z.number()])
      .optional()
      .describe('brightest and faintest V, where VSX has none or a wrong one'),
    colour: z
      .strictObject({
        index: z.enum(['B-V', 'V-R', 'V-I']).default('B-V').describe('the colour index'),
        value: z.number().describe('magnitudes'),
        error: z.number().nonnegative().default(0.1).describe('how far it may be off, also by what the star does'),
      })
      .optional()
      .describe('colour of the target, for nights whose filters do not tell it'),
    reportAs: z.string().max(30).optional().describe('the name in the report'),
  })
  .refine(placeIsWhole, PLACE_IS_WHOLE);
