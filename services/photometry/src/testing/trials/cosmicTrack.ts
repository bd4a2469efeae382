import type { Point } from '@wombat/imaging';

export interface Track {
  radius: number;
  counts: number;
  random: () => number;
}

/** The pixels of a square frame that are written to. */
export interface Canvas {
  pixels: Float64Array;
  width: number;
}

/** Draws a track of one to four pixels that puts so much into the aperture of a star; false where it missed it. */
export function drawTrack({ pixels, width }: Canvas, star: Point, { radius, counts, random }: Track): boolean {
  const length = random() < 0.5 ? 1 : 1 + Math.floor(4 * random());
  const [direction, place, turn] = [random() * Math.PI, 0.95 * radius * Math.sqrt(random()), 2 * Math.PI * random()];
  const track = new Set<number>();
  for (let step = 0; step < length; step++) {
    const x = star.x + place * Math.cos(turn) + step * Math.cos(direction);
    const y = star.y + place * Math.sin(turn) + step * Math.sin(direction);
    track.add(Math.round(y) * width + Math.round(x));
  }
  const distance = (at: number) => Math.hypot((at % width) - star.x, Math.floor(at / width) - star.y);
  const inside = [...track].filter((at) => distance(at) < radius - 0.5).length;
  if (inside === 0) return false;
  for (const at of track) pixels[at] = (pixels[at] ?? 0) + counts / inside;
  return true;
}
