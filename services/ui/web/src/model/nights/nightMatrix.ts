import type { SeriesEntry, SeriesKey } from '../../../../server/src/domain/contract.js';
import { type CountStage, countStages, countsInWords } from '../list/frameCounts.js';
import { type Stand, seriesStand } from '../list/seriesStand.js';
import { idOf, keyOfEntry } from '../series.js';
import { nightText } from '../times.js';

/** A series in the matrix of nights and stars. */
export interface MatrixSeries {
  id: string;
  key: SeriesKey;
  filter: string;
  stand: Stand;
  /** Empty where nobody counted. */
  stages: CountStage[];
  found: number;
  /** For those who hear it: star, filter, night, counts, and where it stands. */
  label: string;
}

export interface NightMatrix {
  stars: string[];
  nights: { night: string; text: string; cells: MatrixSeries[][] }[];
}

/** Nights, newest first, by stars; each cell holds the filters of its star in that night. */
export function nightMatrix(entries: readonly SeriesEntry[]): NightMatrix {
  const series = entries.map((entry) => ({
    star: entry.series.targetName,
    night: entry.series.date,
    cell: cellOf(entry),
  }));
  const stars = [...new Set(series.map(({ star }) => star))].toSorted();
  const nights = [...new Set(series.map(({ night }) => night))].toSorted().reverse();
  const inCell = (night: string, star: string) =>
    series
      .filter((each) => each.night === night && each.star === star)
      .map(({ cell }) => cell)
      .toSorted((a, b) => a.filter.localeCompare(b.filter));
  return {
    stars,
    nights: nights.map((night) => ({
      night,
      text: nightText(night),
      cells: stars.map((star) => inCell(night, star)),
    })),
  };
}

function cellOf(entry: SeriesEntry): MatrixSeries {
  const { series } = entry;
  const { counts } = series;
  const key = keyOfEntry(entry);
  const { stand, words } = seriesStand(entry);
  const counted = counts === undefined ? `${series.numImages} frames` : countsInWords(counts);
  return {
    id: idOf(key),
    key,
    filter: series.filter,
    stand,
    stages: counts === undefined ? [] : countStages(counts),
    found: counts?.found ?? series.numImages,
    label: `${series.targetName} ${series.filter} of ${nightText(series.date)}: ${counted}, ${words}`,
  };
}
