import { bandMeant, isAavsoBand, isObserverCode } from '@wombat/aavso';
import { z } from 'zod';
import { calibrationSchema } from './calibrationSchema.js';
import { camera, site } from './cameraSchema.js';
import { notify } from './notifySchema.js';
import { ui } from './pageSchema.js';
import { photometry } from './photometrySchema.js';
import { target } from './targetSchema.js';

function bandAsked(written: string): string {
  const meant = bandMeant(written);
  return `an AAVSO band, such as V, R, TG or CV${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

/**
 * Every key of wombat.yaml with its default and meaning; validation, editor schema and documentation come from here.
 */

export const configSchema = z.strictObject({
  data: z
    .string()
    .default('./data')
    .describe('folder that holds one folder per night; --data and WOMBAT_DATA win over it'),
  site: site
    .optional()
    .describe('where the telescope stands; without it, and without cards in the headers, there is no airmass'),
  observer: z
    .strictObject({
      code: z
        .string()
        .refine(isObserverCode, 'an AAVSO observer code: up to five letters and digits')
        .default('XXXX')
        .describe('AAVSO observer code, up to five letters and digits; XXXX means none is set'),
      date: z
        .enum(['JD', 'HJD'])
        .default('JD')
        .describe('DATE of the report: Julian date of mid-exposure, or the same seen from the Sun'),
    })
    .prefault({})
    .describe('who reports'),
  cameras: z
    .array(camera)
    .default([])
    .describe('what is known of each camera and its headers do not say, or say wrongly; the first that matches wins'),
  filters: z
    .record(
      z.string(),
      z.string().refine((band): boolean => isAavsoBand(band), { error: ({ input }) => bandAsked(String(input)) }),
    )
    .default({})
    .describe(
      'filter name -> AAVSO band. Names of photometric sets (B, V, Rc, SG, CV ...) are known; red, green and blue of an imaging wheel are not R, V and B, whether a program calls them Red or R, so they must be named here: { R: TR, G: TG, B: TB }',
    ),
  targets: z
    .record(z.string(), target)
    .default({})
    .describe('folder below Light -> who the target is, where the rules do not find it in VSX'),
  calibration: calibrationSchema,
  ingest: z
    .strictObject({
      fileSettleSeconds: z
        .number()
        .nonnegative()
        .default(10)
        .describe('a file counts when its size and time have been still for so long'),
      nightSettleSeconds: z
        .number()
        .nonnegative()
        .default(300)
        .describe('a night counts when none of its files has changed for so long'),
      onceSettleSeconds: z
        .number()
        .nonnegative()
        .default(2)
        .describe('the same for ./wombat run --once, in place of the two above'),
    })
    .prefault({})
    .describe('how long a night must have been still'),
  solve: z
    .strictObject({
      binary: z.string().default('auto').describe('path of astap_cli; auto: on PATH, then in the usual places'),
      database: z
        .string()
        .default('auto')
        .describe('folder of the star database; auto: beside the solver, then in the usual places'),
      mode: z
        .enum(['follow', 'every'])
        .default('follow')
        .describe(
          'follow: one frame in up to 25 is solved by itself, and the others by their stars from it where these prove it, which is much faster; every: each by itself',
        ),
      trustHeader: z
        .boolean()
        .default(false)
        .describe(
          "true: a solution that stands in a frame's header is taken once stars of the star database are where it says",
        ),
      fallback: z
        .enum(['none', 'solve-field'])
        .default('none')
        .describe(
          "solve-field: frames ASTAP gives up on are given to astrometry.net's program, with its own index files",
        ),
      searchRadius: z
        .number()
        .positive()
        .max(180)
        .default(30)
        .describe('degrees round the known place the wide tries search'),
      fov: z
        .number()
        .positive()
        .max(180)
        .nullable()
        .default(null)
        .describe('height of the image in degrees, where header and camera do not tell the scale'),
      timeLimitSeconds: z.number().positive().default(60).describe('one try of the solver is ended after so long'),
      analyseSnr: z.number().positive().default(10).describe("the snr_min of ASTAP's -analyse"),
    })
    .prefault({})
    .describe('plate solving with ASTAP'),
  photometry,
  transform: z
    .strictObject({
      required: z
        .boolean()
        .default(false)
        .describe('true: a series of which nothing is transformed halts with notrans; false: TRANS=NO'),
    })
    .prefault({})
    .describe('transformation to the standard system'),
  aavso: z
    .strictObject({
      vsx: z.url().default('https://vsx.aavso.org').describe('base address of the variable star index'),
      vsp: z.url().default('https://apps.aavso.org/vsp').describe('base address of the charts with comparison stars'),
      minIntervalSeconds: z
        .number()
        .nonnegative()
        .default(2)
        .describe('shortest time between two requests to one host'),
      timeoutSeconds: z
        .number()
        .positive()
        .default(30)
        .describe('a request without an answer is given up after so long'),
      attempts: z.int().min(1).default(3).describe('requests made before the service counts as unavailable'),
      cacheDays: z
        .number()
        .nonnegative()
        .default(7)
        .describe(
          'VSX is not asked again for so long; charts are kept until <home>/cache is deleted. 0: nothing is kept',
        ),
      retryMinutes: z
        .array(z.number().positive())
        .min(1)
        .default([1, 5, 15, 60, 360, 1440])
        .describe('when a service that did not answer is asked again; the last one is kept, 20 times in all'),
      submitter: z
        .enum(['auto', 'manual', 'auth0-form', 'cookie', 'token'])
        .default('auto')
        .describe(
          'how reports get to the AAVSO. manual: you take them there; auth0-form: by its pages, with your account; cookie: the same, with the cookie of a session you opened; token: not possible yet; auto: as the account you set allows, manual without one',
        ),
      submit: z
        .url()
        .default('https://apps.aavso.org/v2/data/submit/photometry/')
        .describe('page observations are submitted on'),
      login: z.url().default('https://auth.aavso.org').describe('the one host that is told name and password'),
      submitTimeoutSeconds: z
        .number()
        .positive()
        .default(120)
        .describe('a page of the submission without an answer is given up after so long'),
    })
    .prefault({})
    .describe('the AAVSO services that are asked, and where reports go'),
  ui,
  notify,
  broker: z
    .strictObject({
      replicas: z
        .literal([1, 3, 5])
        .default(1)
        .describe(
          'servers of a NATS cluster that keep each stream: 3 go on without one of them, 5 without two; more than 1 needs a cluster in NATS_URL',
        ),
    })
    .prefault({})
    .describe('the event log and the queues'),
  work: z
    .strictObject({
      calibrationWorkers: z.int().min(1).default(1).describe('processes that make masters and calibrate frames'),
      astrometryWorkers: z.int().min(1).default(2).describe('processes that plate-solve'),
      photometryWorkers: z.int().min(1).default(1).describe('processes that fit profiles and measure stars'),
      servicesTogether: z
        .enum(['once', 'always', 'never'])
        .default('once')
        .describe(
          'when the services (not the page, not workers) are one process, which starts faster and takes less memory: in `run --once`, always, never',
        ),
      ackWaitSeconds: z.number().min(1).default(30).describe('a worker silent for so long has lost its job'),
      deadlineSeconds: z
        .number()
        .min(1)
        .default(900)
        .describe('a job without a result so long after a worker took it is given up'),
      heldRetrySeconds: z
        .number()
        .min(1)
        .default(60)
        .describe('what this computer does not let be done, as on a full disk, is tried again after so long'),
    })
    .prefault({})
    .describe('the workers ./wombat up and run start, and their patience'),
});

export type Config = z.infer<typeof configSchema>;
export type CameraConfig = Config['cameras'][number];
export type SiteConfig = NonNullable<Config['site']>;
