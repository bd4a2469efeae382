import type { Range } from './ranges.js';
import type { TimeAxis } from './timeAxis.js';

/** The part of the curve that is shown, in words: `JD 2460964.2812 to 2460964.3201, 8.900 to 10.210 mag`. */
export function visibleRange({ kind, wholeDays, tick }: TimeAxis, x: Range, mags: Range): string {
  const magnitudes = `${mags.min.toFixed(3)} to ${mags.max.toFixed(3)} mag`;
  if (kind === 'ut') return `UT ${tick(x.min)} to ${tick(x.max)}, ${magnitudes}`;
  if (kind === 'phase') return `phase ${x.min.toFixed(4)} to ${x.max.toFixed(4)}, ${magnitudes}`;
  const julian = (days: number) => (wholeDays + days).toFixed(4);
  return `${kind.toUpperCase()} ${julian(x.min)} to ${julian(x.max)}, ${magnitudes}`;
}
