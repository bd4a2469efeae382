import { refusedRows } from '@wombat/aavso';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import { type ReportRowOfFrame, reportRows } from './reportRows.js';
import type { ReportRowsInput } from './reportRowsInput.js';

export interface Reportable {
  rows: ReportRowOfFrame[];
  /** Those given, with the target's points that have no row among the ones left out. */
  magnitudes: SeriesMagnitudes;
}

/**
 * What of a series goes into the report: every row the AAVSO takes. A row it would refuse is left out with its reason.
 */
export function reportable(input: ReportRowsInput): Reportable {
  const all = reportRows(input);
  const refused = refusedRows(all.map(({ row }) => row));
  if (refused.length === 0) return { rows: all, magnitudes: input.magnitudes };
  const reasons = new Map(
    refused.flatMap(({ index, faults }) => {
      const filename = all[index]?.filename;
      return filename === undefined ? [] : [[filename, `the AAVSO would refuse it: ${faults.join('; ')}`]];
    }),
  );
  const { target } = input.magnitudes;
  const leftOut = target.points.flatMap((magnitude) => {
    const reason = reasons.get(magnitude.filename);
    return reason === undefined ? [] : [{ filename: magnitude.filename, reason, magnitude }];
  });
  const limitsLeftOut = target.limits.flatMap((limit) => {
    const reason = reasons.get(limit.filename);
    return reason === undefined ? [] : [{ filename: limit.filename, reason, magnitude: null, limit }];
  });
  return {
    rows: all.filter(({ filename }) => !reasons.has(filename)),
    magnitudes: {
      ...input.magnitudes,
      target: {
        ...target,
        points: target.points.filter(({ filename }) => !reasons.has(filename)),
        limits: target.limits.filter(({ filename }) => !reasons.has(filename)),
        leftOut: [...target.leftOut, ...leftOut, ...limitsLeftOut],
      },
    },
  };
}
