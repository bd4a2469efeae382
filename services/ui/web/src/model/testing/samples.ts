import type { CurvePoint, LightCurve, SeriesEntry } from '../../../../server/src/domain/contract.js';

/** A point as photometry tells it, at half past six in the evening. */
export function samplePoint(over: Partial<CurvePoint> = {}): CurvePoint {
  return {
    filename: 'a.fits',
    jdUtc: 2_460_964.3,
    mag: 9,
    magError: 0.02,
    flags: [],
    reported: true,
    reason: '',
    ...over,
  };
}

/** A night of points of one star, a frame each hundredth of a day. */
export function samplePoints(magnitudes: readonly number[], over: Partial<CurvePoint> = {}): CurvePoint[] {
  return magnitudes.map((mag, at) =>
    samplePoint({ filename: `f${at}.fits`, jdUtc: 2_460_964.3 + at / 100, mag, ...over }),
  );
}

export function sampleCurve(over: Partial<LightCurve> = {}): LightCurve {
  return {
    revision: 1,
    star: 'XZ Cyg',
    band: 'V',
    checkId: '000-BMS-017',
    target: [],
    check: [],
    method: 'field',
    transformed: true,
    reason: '',
    mode: 'ensemble',
    chartId: 'X1',
    reportPath: '',
    tablePath: '',
    gate: [],
    warnings: [],
    radii: '',
    ...over,
  };
}

/** A series that waits for a person. */
export function sampleEntry(series: Partial<SeriesEntry['series']> = {}, over: Partial<SeriesEntry> = {}): SeriesEntry {
  const state: SeriesEntry['series'] = {
    date: '20251015',
    targetName: 'XZ Cyg',
    filter: 'V',
    band: 'V',
    numImages: 8,
    revision: 1,
    proc: 'done',
    procBias: '',
    procDark: '',
    procFlat: '',
    apphot: 'validate',
    otherSettings: false,
    otherMasters: '',
    reason: '',
    ...series,
  };
  return { series: state, validation: null, ...over };
}
