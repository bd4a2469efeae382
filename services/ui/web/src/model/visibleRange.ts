import type { Bounds } from './curveView.js';

/** The part of the curve that is shown, in words: `JD 2460964.2812 to 2460964.3201, 8.900 to 10.210 mag`. */
export function visibleRange(wholeDays: number, { x, y }: Bounds): string {
  const jd = (days: number) => (wholeDays + days).toFixed(4);
  return `JD ${jd(x.min)} to ${jd(x.max)}, ${y.min.toFixed(3)} to ${y.max.toFixed(3)} mag`;
}
