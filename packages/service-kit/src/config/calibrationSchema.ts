import { z } from 'zod';

/** Masters, what they are used for, and what is kept of it. */
export const calibrationSchema = z
  .strictObject({
    combine: z
      .enum(['median', 'mean', 'mad', 'minmax'])
      .default('median')
      .describe(
        'how the frames of a master are combined: median or mean of what clipping leaves; mad: clipped by the median absolute deviation; minmax: without the lowest and the highest',
      ),
    sigma: z
      .number()
      .positive()
      .default(3)
      .describe('values farther from the middle than so many standard deviations are clipped, in 5 rounds'),
    minFrames: z.int().min(1).default(3).describe('fewer like frames make no master'),
    requireMasters: z
      .boolean()
      .default(false)
      .describe(
        'true: a series without a bias or a flat halts with nocal; false: it goes on with what there is, and says so',
      ),
    calibrationNights: z.boolean().default(false).describe('true: nights without Light are a calibration library'),
    temperatureTolerance: z
      .number()
      .nonnegative()
      .default(1)
      .describe('degrees Celsius a dark may differ from the frame'),
    maxAgeDays: z
      .number()
      .positive()
      .nullable()
      .default(null)
      .describe('masters farther away in time are not used; null: any distance, with a warning above 30 days'),
    keepFrames: z
      .enum(['all', 'none', 'sixteenBit'])
      .default('all')
      .describe(
        'whether calibrated frames stay on the disk once their series has its magnitudes, also those that are there already; none: they are dropped; sixteenBit: they are stored in half the room, as 16-bit numbers in steps of at most a quarter of the noise of their pixels (those of which steps would be larger stay as they are). Where a series is reduced again they are made again of the raw frames',
      ),
  })
  .prefault({})
  .describe('masters and what they are used for');
