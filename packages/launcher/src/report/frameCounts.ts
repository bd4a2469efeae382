import type { ingest } from '@wombat/proto';

const NONE: ingest.FrameCounts = {
  found: 0,
  broken: 0,
  failed: 0,
  calibrated: 0,
  solved: 0,
  measured: 0,
  reported: undefined,
};

/**
 * `72 found, 1 broken, 71 solved, 71 measured, 68 reported`: a stage all frames of the next one went through is not
 * said.
 */
export function countsText({
  found,
  broken,
  failed,
  calibrated,
  solved,
  measured,
  reported,
}: ingest.FrameCounts): string {
  return [
    `${found} found`,
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(solved < calibrated ? [`${calibrated} calibrated`] : []),
    ...(calibrated > 0 ? [`${solved} solved`] : []),
    ...(solved > 0 ? [`${measured} measured`] : []),
    ...(reported === undefined ? [] : [`${reported} reported`]),
  ].join(', ');
}

export function countsOf({ counts }: ingest.SeriesState): ingest.FrameCounts {
  return counts ?? NONE;
}

export function sumOfCounts(series: readonly ingest.SeriesState[]): ingest.FrameCounts {
  return series.map(countsOf).reduce(
    (sum, one) => ({
      found: sum.found + one.found,
      broken: sum.broken + one.broken,
      failed: sum.failed + one.failed,
      calibrated: sum.calibrated + one.calibrated,
      solved: sum.solved + one.solved,
      measured: sum.measured + one.measured,
      reported: one.reported === undefined ? sum.reported : (sum.reported ?? 0) + one.reported,
    }),
    NONE,
  );
}

/** Frames a stage failed on: not the sky's fault, nor the file's. */
export function lostFrames(series: readonly ingest.SeriesState[]): number {
  return sumOfCounts(series).failed;
}
