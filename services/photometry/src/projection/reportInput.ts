import { CAL_TYPES, NO_MASTER } from '@wombat/proto/words';
import type { Config } from '@wombat/service-kit';
import { observationGroups, type ReportRowsInput, type SeriesMagnitudes } from '../domain/index.js';
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
    missingCalibrations: CAL_TYPES.filter((kind) => calibrated[kind]?.date === NO_MASTER),
  };
}

function framesOfFilter({ series, frames }: SeriesOfNight) {
  return frames.map(({ frame }) => ({ filter: series.filter, filename: frame.filename, jdUtcMid: frame.jdUtcMid }));
}
