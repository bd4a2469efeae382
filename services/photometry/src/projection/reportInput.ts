import type { Config } from '@wombat/service-kit';
import { calibrationNote, observationGroups, type ReportRowsInput, type SeriesMagnitudes } from '../domain/index.js';
import type { SeriesOfNight } from './measuredSeries.js';

/** What the rows of a series' report are made of. */
export function reportInput(
  measured: SeriesOfNight,
  siblings: readonly SeriesOfNight[],
  magnitudes: SeriesMagnitudes,
  observer: Config['observer'],
): ReportRowsInput {
  const { series, frames, roles } = measured;
  const { selected, calibrated } = series;
  const group = observationGroups([measured, ...siblings].flatMap(framesOfFilter));
  return {
    name: selected.target.name,
    dateKind: observer.date,
    chart: selected.chartId,
    groupOf: (filename) => group(series.filter, filename),
    roles,
    frames,
    magnitudes,
    calibrationNote: calibrationNote(calibrated),
  };
}

function framesOfFilter({ series, frames }: SeriesOfNight) {
  return frames.map(({ frame }) => ({ filter: series.filter, filename: frame.filename, jdUtcMid: frame.jdUtcMid }));
}
