import { ingest, photometry, publisher } from '@wombat/proto';

const NIGHT_JD = 2_460_964.28;
const NIGHT_DAYS = 0.3;
const STARS_A_NIGHT = 10;
const FILTERS = ['B', 'V'];
const COUNTS = { found: 72, broken: 1, failed: 0, calibrated: 71, solved: 71, measured: 71, reported: 68 };

/** As many series as told, ten stars a night in two filters, all of them measured and waiting for a person. */
export function inventedSeries(count: number) {
  const keys = Array.from({ length: count }, (_, at) => {
    const star = Math.floor(at / FILTERS.length) % STARS_A_NIGHT;
    const night = Math.floor(at / FILTERS.length / STARS_A_NIGHT);
    const date = new Date(Date.UTC(2025, 9, 15 - night)).toISOString().slice(0, 10).replaceAll('-', '');
    return {
      date,
      targetName: `V${String(star + 1).padStart(3, '0')} Cyg`,
      filter: FILTERS[at % 2] ?? '',
      revision: 1,
    };
  });
  return {
    series: keys.map((key) =>
      ingest.SeriesState.fromJSON({ ...key, numImages: 71, proc: 'done', apphot: 'validate', counts: COUNTS }),
    ),
    validations: keys.map(({ date: night, ...key }) =>
      publisher.Validation.fromJSON({ ...key, night, state: 'validate' }),
    ),
  };
}

/** A curve of a star that varies and of one that does not, all tests passed. */
export function inventedCurve(points: number): photometry.GetLightCurveResponse {
  const pointsOf = (middle: number, amplitude: number) =>
    Array.from({ length: points }, (_, at) => ({
      filename: `frame${String(at).padStart(5, '0')}.fits`,
      jdUtc: NIGHT_JD + (NIGHT_DAYS * at) / points,
      mag: middle + amplitude * Math.sin((9 * at) / points) + 0.004 * Math.sin(at * at),
      magError: 0.01,
      reported: true,
      airmass: 1.1,
    }));
  return photometry.GetLightCurveResponse.fromJSON({
    ...{ revision: 1, star: 'V001 Cyg', band: 'V', checkId: '000-BMS-017', checkCatalogueMag: 11.2, transformed: true },
    ...{ mode: 'ensemble', method: 'zeroPoint', chartId: 'X1', radii: '5, 10, 16 pixels' },
    target: pointsOf(9.1, 0.2),
    check: pointsOf(11.2, 0),
    gate: [
      { name: 'checkStar', verdict: 'pass', sentence: 'The check star is right.', value: 0.003, threshold: 0.05 },
      { name: 'zeroPointScatter', verdict: 'pass', sentence: 'The zero point is calm.', value: 0.01, threshold: 0.03 },
    ],
  });
}
