import type { Figure } from '../benchResult.js';
import type { LogPlot } from './logPlot.js';

/** A stage on a night that has a size. */
type Sized = Figure & { readonly size: number; readonly frames: number };

const PIXELS_PER_MEGAPIXEL = 1e6;

/**
 * Time against pixels for the number of frames that was measured in most sizes, and against frames for the size with
 * most numbers of frames; a plot of fewer than two is left out.
 */
export function scalingPlots(figures: readonly Figure[]): { name: 'pixels' | 'frames'; plot: LogPlot }[] {
  const sized = figures.filter((figure): figure is Sized => figure.size !== null && figure.frames !== null);
  const byFrames = widest(sized, 'frames', 'size');
  const bySize = widest(sized, 'size', 'frames');
  const plots: { name: 'pixels' | 'frames'; plot: LogPlot }[] = [];
  if (byFrames !== null) {
    const lines = linesOf(byFrames.figures, ({ size }) => size ** 2 / PIXELS_PER_MEGAPIXEL);
    const title = `Time and size of frames: ${byFrames.value} frames of each sort`;
    plots.push({ name: 'pixels', plot: { title, xTitle: 'megapixels of a frame', yTitle: 'seconds', lines } });
  }
  if (bySize !== null) {
    const lines = linesOf(bySize.figures, ({ frames }) => frames);
    const title = `Time and number of frames: ${bySize.value} x ${bySize.value} pixels`;
    plots.push({ name: 'frames', plot: { title, xTitle: 'frames of each sort', yTitle: 'seconds', lines } });
  }
  return plots;
}

/** Of the figures that share one value of `held`, those with most values of `varied`; null where that is one. */
function widest(
  figures: readonly Sized[],
  held: 'size' | 'frames',
  varied: 'size' | 'frames',
): { value: number; figures: Sized[] } | null {
  const groups = [...Map.groupBy(figures, (figure) => figure[held])].map(([value, group]) => ({
    value,
    figures: group,
    width: new Set(group.map((figure) => figure[varied])).size,
  }));
  const [best] = groups.sort((a, b) => b.width - a.width || b.value - a.value);
  return best === undefined || best.width < 2 ? null : best;
}

function linesOf(figures: readonly Sized[], x: (figure: Sized) => number): LogPlot['lines'] {
  return [...Map.groupBy(figures, ({ stage }) => stage)].sort().map(([stage, group]) => ({
    name: `${stage} ${group[0]?.title ?? ''}`,
    points: group.map((figure) => ({ x: x(figure), y: figure.wallSeconds.median })).sort((a, b) => a.x - b.x),
  }));
}
