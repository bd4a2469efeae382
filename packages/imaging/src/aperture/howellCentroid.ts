import type { Image, Point } from '../image/image.js';
import { onFrame } from '../image/pixelWindow.js';
import { type ApertureRadii, annulusSky } from '../sky/annulusSky.js';

export interface Centroid extends Point {
  readonly ok: boolean;
  readonly reason: 'converged' | 'no-signal' | 'ran-away';
  readonly steps: number;
}

const SETTLED_PIXELS = 0.01;
const MAX_STEPS = 100;
const SMALLEST_RADIUS = 3;

/**
 * Howell's centroid as AstroImageJ finds it: in a square of int(2 r) pixels (r at least 3) about the current place the
 * sky-subtracted sums along columns and rows, less their own mean, positive excess only; its weighted mean is the next
 * place; until both steps are below 0.01 px. As there, the place after 100 steps counts (`steps` tells). A place more
 * than half the square from the start in x or y, or off the frame, has run away. Not ok: x and y are the start's.
 */
export function howellCentroid(image: Image, start: Point, radiusPixels: number, radii: ApertureRadii): Centroid {
  const half = Math.max(radiusPixels, SMALLEST_RADIUS);
  const failed = (reason: 'no-signal' | 'ran-away', steps: number): Centroid => ({
    x: start.x,
    y: start.y,
    ok: false,
    reason,
    steps,
  });
  let place = { x: start.x, y: start.y };
  for (let steps = 1; ; steps++) {
    const next = howellStep(image, place, half, radii);
    if (!next) return failed('no-signal', steps);
    const settled = Math.abs(next.x - place.x) < SETTLED_PIXELS && Math.abs(next.y - place.y) < SETTLED_PIXELS;
    place = next;
    const farX = Math.abs(place.x - start.x) > half;
    const farY = Math.abs(place.y - start.y) > half;
    if (farX || farY || !onFrame(image, place)) return failed('ran-away', steps);
    if (settled || steps === MAX_STEPS) return { ...place, ok: true, reason: 'converged', steps };
  }
}

function howellStep(image: Image, place: Point, half: number, radii: ApertureRadii): Point | null {
  const side = Math.floor(2 * half);
  const left = Math.floor(place.x + 0.5 - half);
  const bottom = Math.floor(place.y + 0.5 - half);
  const sky = annulusSky(image, place, radii).level;
  const columns = new Float64Array(side);
  const rows = new Float64Array(side);
  for (let j = 0; j < side; j++) {
    const y = bottom + j;
    if (y < 0 || y >= image.height) continue;
    for (let i = 0; i < side; i++) {
      const x = left + i;
      if (x < 0 || x >= image.width) continue;
      const value = (image.pixels[y * image.width + x] as number) - sky;
      if (Number.isNaN(value)) continue;
      columns[i] = (columns[i] as number) + value;
      rows[j] = (rows[j] as number) + value;
    }
  }
  const x = excessCentre(columns);
  const y = excessCentre(rows);
  return x === null || y === null ? null : { x: left + x, y: bottom + y };
}

/** Weighted mean position of what a marginal has above its own mean; null where it has nothing. */
function excessCentre(marginal: Float64Array): number | null {
  let total = 0;
  for (const value of marginal) total += value;
  const mean = total / marginal.length;
  let weight = 0;
  let moment = 0;
  marginal.forEach((value, i) => {
    if (!(value > mean)) return;
    weight += value - mean;
    moment += (value - mean) * i;
  });
  return weight > 0 ? moment / weight : null;
}
