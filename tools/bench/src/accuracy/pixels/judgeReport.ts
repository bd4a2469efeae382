import { median } from '@wombat/imaging';
import type { NightPlan, NightTruth } from '@wombat/observatory';
import type { PixelFigures } from '../accuracyResult.js';
import { leastError } from './leastError.js';
import { ownErrors } from './ownErrors.js';
import type { ReportOnDisk } from './reportsBelow.js';
import { straightLine } from './straightLine.js';

/** Frames are known again by their time; days. */
const SAME_FRAME_DAYS = 2e-5;

interface Row {
  julianDate: number;
  mag: number;
  error: number;
  band: string;
  transformed: boolean;
  checkId: string;
  checkMag: number;
  airmass: number;
  /** What is left of the error without what all points of the night share. */
  ownError: number;
}

/** One AAVSO report of a simulated night against its truth, read as a stranger would read it; null without points. */
export function judgeReport(made: ReportOnDisk, plan: NightPlan, truth: NightTruth): PixelFigures | null {
  const rows = rowsOf(made);
  const [first] = rows;
  if (first === undefined) return null;
  const { band, checkId } = first;
  const trueOf = (row: Row, star: string) =>
    truth.frames
      .find((frame) => frame.band === band && Math.abs(frame.midJd - row.julianDate) < SAME_FRAME_DAYS)
      ?.stars.find((one) => one.star === star)?.magnitude ?? Number.NaN;
  const deviations = rows.map((row) => row.mag - trueOf(row, 'target'));
  const offset = mean(deviations);
  const scatter = Math.sqrt(sum(deviations.map((one) => (one - offset) ** 2)) / (rows.length - 1));
  const line = straightLine(
    rows.map(({ airmass }) => airmass),
    deviations,
  );
  const pulls = rows.map(({ ownError }, index) => ((deviations[index] ?? Number.NaN) - offset) / ownError);
  return {
    seed: plan.seed,
    band,
    frames: plan.framesPerFilter,
    points: rows.length,
    transformedPoints: rows.filter(({ transformed }) => transformed).length,
    offset,
    offsetError: scatter / Math.sqrt(rows.length),
    slope: line.slope,
    slopeError: line.slopeError,
    scatter,
    predicted: leastError(plan, truth, band, checkId),
    pull: Math.sqrt(sum(pulls.map((one) => one ** 2)) / (rows.length - 1)),
    statedError: median(rows.map(({ error }) => error)),
    worst: Math.max(...deviations.map((one) => Math.abs(one - offset))),
    // Beside a row of a flagged check star stands no magnitude of it.
    checkOffset: mean(rows.map((row) => row.checkMag - trueOf(row, checkId)).filter(Number.isFinite)),
  };
}

/** Measured points; what is fainter than a limit has no magnitude. */
function rowsOf({ report, provenance }: ReportOnDisk): Row[] {
  const own = ownErrors(provenance);
  const lines = report.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.flatMap((line, index) => {
    const [, date, mag = '', error, band = '', transformed, , , , checkId = '', checkMag, airmass] = line.split(',');
    if (mag.startsWith('<')) return [];
    const ownError = own.get(index + 1) ?? Number.NaN;
    return [
      {
        ...{ julianDate: Number(date), mag: Number(mag), error: Number(error), band, checkId, ownError },
        ...{ transformed: transformed === 'YES', checkMag: Number(checkMag), airmass: Number(airmass) },
      },
    ];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
