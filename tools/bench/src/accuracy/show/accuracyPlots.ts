import type { AccuracyResult, KindFigures, PixelFigures } from '../accuracyResult.js';
import { BARS } from '../bars.js';
import { type RowPlot, rowPlot } from './rowPlot.js';

export interface DrawnPlot {
  readonly name: 'nights-in-pixels' | 'errors-of-nights' | 'errors-of-points';
  readonly svg: string;
}

/** Every plot the result has figures for. */
export function accuracyPlots({ kinds, pixels }: AccuracyResult): DrawnPlot[] {
  const drawn: DrawnPlot[] = [];
  if (pixels.length > 0) drawn.push({ name: 'nights-in-pixels', svg: rowPlot(ofPixels(pixels)) });
  if (kinds.length > 0) {
    drawn.push({ name: 'errors-of-nights', svg: rowPlot(ofNights(kinds)) });
    drawn.push({ name: 'errors-of-points', svg: rowPlot(ofPoints(kinds)) });
  }
  return drawn;
}

function ofPixels(pixels: readonly PixelFigures[]): RowPlot {
  const seeds = [...Map.groupBy(pixels, ({ seed }) => seed)].sort(([a], [b]) => a - b);
  const most = 1000 * BARS.meanOffset;
  return {
    title: 'Nights in pixels: T1 minus truth, mean of each night',
    xTitle: 'mmag, with the error its scatter gives; the band is the bar for the mean of all nights',
    logarithmic: false,
    bar: [-most, most],
    ticks: [-10, -5, 0, 5, 10],
    rows: seeds.map(([seed, series]) => ({
      name: `seed ${seed}`,
      marks: series.map(({ band, offset, offsetError }) => ({
        series: band,
        value: 1000 * offset,
        error: 1000 * offsetError,
      })),
    })),
  };
}

function ofNights(kinds: readonly KindFigures[]): RowPlot {
  return {
    title: 'Offset of a night over its stated error',
    xTitle: 'chi2/n: 1 where stated errors are true; the band is the bar',
    logarithmic: true,
    bar: [BARS.chiSquare.least, BARS.chiSquare.most],
    ticks: [0.1, 0.3, 1, 3, 10, 30],
    rows: rowsOf(kinds, ({ target }) => target.chiSquare),
  };
}

function ofPoints(kinds: readonly KindFigures[]): RowPlot {
  return {
    title: 'Points about the mean of their night, over their own errors',
    xTitle: 'pull: 1 where stated errors are true; the band is the bar',
    logarithmic: false,
    bar: [BARS.pull.least, BARS.pull.most],
    ticks: [0.6, 0.8, 1, 1.2, 1.4],
    rows: rowsOf(kinds, ({ target }) => target.pull),
  };
}

function rowsOf(kinds: readonly KindFigures[], value: (figures: KindFigures) => number): RowPlot['rows'] {
  return [...Map.groupBy(kinds, ({ kind }) => kind)].map(([name, bands]) => ({
    name,
    marks: bands.map((figures) => ({ series: figures.band, value: value(figures) })),
  }));
}
