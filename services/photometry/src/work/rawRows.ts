import type { RowSpan } from '@wombat/fits';
import type { work } from '@wombat/proto';
import { skyToPixel, wcsOfNumbers } from '@wombat/sky';
import { largestRadius, largestShift } from './scene.js';

/**
 * The rows of a raw frame that are looked at when its stars are measured: those of the largest aperture, wherever the
 * centroid may move it.
 */
export function rawRows({ solution }: Pick<work.FrameToMeasure, 'solution'>, order: work.MeasureOrder): RowSpan[] {
  const wcs = wcsOfNumbers(solution);
  const reach = Math.ceil(largestShift(order) + largestRadius({ order })) + 1;
  const spans = order.stars.flatMap((star) => {
    const place = skyToPixel(wcs, star);
    return place === null ? [] : [{ first: Math.floor(place.y) - reach, last: Math.ceil(place.y) + reach }];
  });
  return joined(spans);
}

/** Ascending, those that meet as one. */
function joined(spans: readonly RowSpan[]): RowSpan[] {
  const whole: RowSpan[] = [];
  for (const { first, last } of spans.toSorted((a, b) => a.first - b.first)) {
    const before = whole.at(-1);
    if (before === undefined || first > before.last + 1) whole.push({ first, last });
    else whole[whole.length - 1] = { first: before.first, last: Math.max(before.last, last) };
  }
  return whole;
}
