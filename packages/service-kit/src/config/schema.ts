import { z } from 'zod';

/** Every key of wombat.yaml with its default and meaning; validation, editor schema and documentation come from here. */

const site = z
  .strictObject({
    name: z.string().optional().describe('shown in reports'),
    latitude: z.number().min(-90).max(90).describe('degrees, north positive'),
    longitude: z.number().min(-180).max(360).describe('degrees, EAST positive'),
    elevation: z.number().min(-500).max(9000).default(0).describe('metres'),
  })
  .describe('where the telescope stands');

const camera = z.strictObject({
  match: z.record(z.string(), z.union([z.string(), z.number()])).describe('header cards that tell this camera'),
  gain: z.number().positive().optional().describe('e-/ADU as the file stores it'),
  readNoise: z.number().nonnegative().optional().describe('e-'),
  saturation: z.number().positive().optional().describe('ADU, on raw pixels'),
  peakRange: z.tuple([z.number(), z.number()]).optional().describe('raw ADU of the stars the PSF is fitted to'),
  focalLength: z.number().positive().optional().describe('mm'),
  aperture: z.number().positive().optional().describe('mm, for scintillation'),
  site: site.optional(),
  clock: z
    .strictObject({
      card: z.string().optional(),
      means: z.enum(['start', 'mid']).optional(),
      zone: z.string().optional().describe('UTC or an IANA zone, where the card has none'),
      offsetSeconds: z.number().optional(),
    })
    .optional(),
  headers: z
    .strictObject({ filter: z.array(z.string()).optional(), exposure: z.array(z.string()).optional() })
    .optional(),
});

const target = z.strictObject({
  name: z.string().optional().describe('the name VSX knows it by'),
  ra: z.number().min(0).max(360).optional().describe('degrees, J2000'),
  dec: z.number().min(-90).max(90).optional().describe('degrees, J2000'),
  range: z.tuple([z.number(), z.number()]).optional().describe('brightest and faintest V'),
  reportAs: z.string().max(30).optional().describe('the name in the report'),
});

export const configSchema = z.strictObject({
  data: z.string().default('./data').describe('one folder per night'),
  site: site.optional(),
  observer: z
    .strictObject({
      code: z.string().max(10).default('XXXX').describe('AAVSO observer code'),
      date: z.enum(['JD', 'HJD']).default('JD').describe('DATE of the report'),
    })
    .prefault({}),
  cameras: z.array(camera).default([]).describe('the first match on header cards wins'),
  filters: z.record(z.string(), z.string()).default({}).describe('filter name -> AAVSO band'),
  targets: z.record(z.string(), target).default({}).describe('folder name -> who it is, where the rules do not find it'),
  calibration: z
    .strictObject({
      combine: z.enum(['median', 'mean', 'mad', 'minmax']).default('median'),
      sigma: z.number().positive().default(3),
      minFrames: z.int().min(1).default(3),
      requireMasters: z.boolean().default(false).describe('true: a series without masters halts'),
      calibrationNights: z.boolean().default(false).describe('true: nights without Light are a calibration library'),
      temperatureTolerance: z.number().nonnegative().default(1).describe('degrees Celsius, for darks'),
      maxAgeDays: z.number().positive().nullable().default(null),
    })
    .prefault({}),
  ingest: z
    .strictObject({
      fileSettleSeconds: z.number().nonnegative().default(10),
      nightSettleSeconds: z.number().nonnegative().default(300),
      onceSettleSeconds: z.number().nonnegative().default(2),
    })
    .prefault({}),
  solve: z
    .strictObject({
      binary: z.string().default('auto').describe('path of astap_cli'),
      database: z.string().default('auto').describe('folder of the star database'),
      mode: z.enum(['every']).default('every'),
      searchRadius: z.number().positive().max(180).default(30).describe('degrees'),
      fov: z.number().positive().max(180).nullable().default(null).describe('image height in degrees'),
      timeLimitSeconds: z.number().positive().default(60),
      analyseSnr: z.number().positive().default(10).describe('the snr_min of -analyse'),
    })
    .prefault({}),
  photometry: z
    .strictObject({
      aperture: z.union([z.literal('auto'), z.tuple([z.number(), z.number(), z.number()])]).default('auto'),
      comps: z
        .strictObject({
          brighter: z.number().nonnegative().default(1.5),
          fainter: z.number().nonnegative().default(1.5),
          minSnr: z.number().nonnegative().default(20),
          maxError: z.number().positive().default(0.1),
        })
        .prefault({}),
      ensemble: z.boolean().default(true),
    })
    .prefault({}),
  aavso: z
    .strictObject({
      vsx: z.url().default('https://vsx.aavso.org'),
      vsp: z.url().default('https://apps.aavso.org/vsp'),
      minIntervalSeconds: z.number().nonnegative().default(2).describe('between two requests to one host'),
      timeoutSeconds: z.number().positive().default(30),
      attempts: z.int().min(1).default(3),
    })
    .prefault({}),
  work: z
    .strictObject({
      calibrationWorkers: z.int().min(1).default(1),
      astrometryWorkers: z.int().min(1).default(2),
      photometryWorkers: z.int().min(1).default(1),
      ackWaitSeconds: z.number().min(1).default(30).describe('a worker silent for so long has lost its job'),
      deadlineSeconds: z.number().min(1).default(900).describe('a job older than this is given up'),
    })
    .prefault({}),
});

export type Config = z.infer<typeof configSchema>;
export type CameraConfig = Config['cameras'][number];
export type SiteConfig = NonNullable<Config['site']>;
