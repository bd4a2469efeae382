import { isMeasured, type MeasuredFrame } from '../measurement/measurement.js';

/** A pixel is taken for a hot one where it stands out this clearly, on as many frames... */
const LEAST_SIGMAS = 5;
const FEWEST_FRAMES = 3;
/** ... while the star beside it moves by more than this: what belongs to the star's image moves with it. Pixels. */
const LEAST_DRIFT = 1.5;

interface Sighting {
  frame: number;
  dx: number;
  dy: number;
}

/** Name of a pixel of the detector. */
export function pixelName({ x, y }: { x: number; y: number }): string {
  return `${x} ${y}`;
}

/** Pixels of the detector that are sharp frame after frame while the stars drift over them, by `pixelName`. */
export function hotPixels(frames: readonly MeasuredFrame[]): ReadonlySet<string> {
  const sightings = new Map<string, Sighting[]>();
  for (const [frame, { stars }] of frames.entries())
    for (const star of [...stars.values()].filter(isMeasured))
      for (const pixel of (star.sharpPixels ?? []).filter(({ sigmas }) => sigmas >= LEAST_SIGMAS)) {
        const name = `${star.starId} ${pixelName(pixel)}`;
        const seen = sightings.get(name) ?? [];
        sightings.set(name, [...seen, { frame, dx: pixel.x - star.x, dy: pixel.y - star.y }]);
      }
  return new Set([...sightings].filter(([, seen]) => isHot(seen)).map(([name]) => name.slice(name.indexOf(' ') + 1)));
}

function isHot(seen: readonly Sighting[]): boolean {
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const drift = Math.hypot(spread(seen.map(({ dx }) => dx)), spread(seen.map(({ dy }) => dy)));
  return new Set(seen.map(({ frame }) => frame)).size >= FEWEST_FRAMES && drift > LEAST_DRIFT;
}
