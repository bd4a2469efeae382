import { catalog, ingest, photometry, publisher } from '@wombat/proto';
import type { PipelineAnswers } from './pipelineDouble.js';

/** The series all of these answers speak of. */
export const KEY = { targetName: 'XZ Cyg', filter: 'V', revision: 1 };

export const SERIES = ingest.SeriesState.fromJSON({ ...KEY, date: '20251015', proc: 'done', apphot: 'validate' });

export const DIGEST = {
  ...{ points: 3, pointsOf: 4, testsFailed: 1, testsUnknown: 0, tests: 5, sketch: [9.1, 9.2] },
  worst: { name: 'checkStar', verdict: 'fail', value: 0.2, threshold: 0.1, sentence: 'It is off.' },
};

export const VALIDATION = publisher.Validation.fromJSON({
  ...{ ...KEY, night: '20251015', state: 'validate' },
  digest: DIGEST,
});

export const CURVE = photometry.GetLightCurveResponse.fromJSON({
  ...{ revision: 1, mode: 'ensemble', method: 'zeroPoint' },
  star: 'XZ Cyg',
  band: 'V',
  checkId: '000-BMS-017',
  target: [{ filename: 'a.fits', jdUtc: 2_460_964.281481, mag: 9.4567, magError: 0.012, reported: true, airmass: 1.1 }],
  gate: [{ name: 'checkStar', verdict: 'pass', sentence: 'It is right.', value: -0.003 }],
});

export const TARGET = catalog.GetTargetResponse.fromJSON({
  ...{ night: '20251015', targetName: 'XZ Cyg', filter: 'V', code: 'novsx', frameWidth: 1000, frameHeight: 800 },
  offered: [{ name: 'V1 Cyg', raDegrees: 293.1, decDegrees: 56.4, separationDegrees: 0.1, x: 0.25, y: 0.75 }],
  aliases: [{ name: 'V2 Cyg', by: 'Somebody Else', at: '2026-01-01T00:00:00.000Z' }],
});

/** The star a person names. */
export const NAMED = { name: 'V1 Cyg', raDegrees: 293.1, decDegrees: 56.4 };

/** What the first point of the report rests on, as it lies beside it. */
export const PROVENANCE = {
  ...{ version: 1, software: 'x', revision: 1, band: 'V', settings: {}, calibration: {} },
  series: { night: '20251015', targetName: 'XZ Cyg', filter: 'V' },
  ...{ star: { name: 'XZ Cyg' }, report: { path: 'now.txt', sha256: 'ab'.repeat(32) } },
  ...{ transformation: { method: 'zeroPoint' }, comparison: { mode: 'ensemble', chartId: 'X123' } },
  points: [
    {
      ...{ row: 1, frame: { path: 'a.fits', sha256: 'ab'.repeat(32) }, filename: 'a.fits' },
      ...{ jdUtc: 2_460_964.5, mag: 9.5 },
    },
  ],
};

export const VERDICT = { ...KEY, night: '20251015', verdict: 'approved', by: 'A. Observer', reason: '' };

export const SAMPLE_ANSWERS: PipelineAnswers = {
  series: [SERIES],
  validations: [VALIDATION],
  curve: CURVE,
  validate: null,
  points: { points: 3, gate: [...CURVE.gate] },
  target: TARGET,
  alias: NAMED,
};

/** All that the page asks. */
export const ASKED_SERVICES = ['ingest', 'catalog', 'photometry', 'publisher', 'astrometry', 'calibration'];
