import { clipSorted, medianOfSorted, populationStd } from './clipSorted.js';
import type { Image } from './image.js';
import { median } from './median.js';

export interface Background {
  /** Median of the tiles' levels, counts. */
  readonly level: number;
  /** Median of the tiles' noise: population standard deviation after clipping, counts. */
  readonly rms: number;
  /** Level at a place: bilinear between the tiles' centres, the outermost value beyond them. */
  at(x: number, y: number): number;
}

const DEFAULT_TILE_PIXELS = 64;
const CLIP = { deviation: 'std', sigma: 3, rounds: 10 } as const;

/**
 * Sky of a frame on a mesh of nearly square tiles of about `tilePixels`: per tile the median after clipping at 3 sigma
 * about the median, then a 3 x 3 median over the mesh, so that a tile full of a bright star does not count. NaN pixels
 * are left out, tiles without pixels too; a frame without any has level, rms and `at` NaN.
 */
export function background(image: Image, options: { readonly tilePixels?: number } = {}): Background {
  const tilePixels = options.tilePixels ?? DEFAULT_TILE_PIXELS;
  const columns = tileAxis(image.width, tilePixels);
  const rows = tileAxis(image.height, tilePixels);
  const levels: number[] = [];
  const noises: number[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const sky = tileSky(image, column, row);
      levels.push(sky.level);
      noises.push(sky.rms);
    }
  }
  const mesh = smoothMesh(levels, columns.length, rows.length);
  return {
    level: median(levels),
    rms: median(noises),
    at: (x, y) => interpolate(mesh, between(columns, x), between(rows, y), columns.length),
  };
}

/** First and last pixel of a tile along one axis. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function tileAxis(length: number, tilePixels: number): Span[] {
  const count = Math.max(1, Math.round(length / tilePixels));
  return Array.from({ length: count }, (_, i) => ({
    first: Math.floor((i * length) / count),
    last: Math.floor(((i + 1) * length) / count) - 1,
  }));
}

function tileSky(image: Image, column: Span, row: Span): { level: number; rms: number } {
  const values = new Float64Array((column.last - column.first + 1) * (row.last - row.first + 1));
  let count = 0;
  for (let y = row.first; y <= row.last; y++) {
    for (let x = column.first; x <= column.last; x++) {
      const value = image.pixels[y * image.width + x] as number;
      if (Number.isFinite(value)) values[count++] = value;
    }
  }
  if (count === 0) return { level: Number.NaN, rms: Number.NaN };
  const sorted = values.subarray(0, count).sort();
  const range = clipSorted(sorted, count, CLIP);
  return { level: medianOfSorted(sorted, range), rms: populationStd(sorted, range) };
}

/** Each tile becomes the median of itself and its neighbours; an empty neighbourhood the median of all. */
function smoothMesh(levels: readonly number[], columns: number, rows: number): Float64Array {
  const overall = median(levels);
  return Float64Array.from(levels, (_, tile) => {
    const column = tile % columns;
    const row = Math.floor(tile / columns);
    const neighbours: number[] = [];
    for (let j = Math.max(0, row - 1); j <= Math.min(rows - 1, row + 1); j++) {
      for (let i = Math.max(0, column - 1); i <= Math.min(columns - 1, column + 1); i++) {
        neighbours.push(levels[j * columns + i] ?? Number.NaN);
      }
    }
    const level = median(neighbours);
    return !Number.isNaN(level) ? level : overall;
  });
}

/** The tile at or before a place, and how far (0..1) the place is on the way to the next tile's centre. */
interface Between {
  readonly tile: number;
  readonly next: number;
  readonly part: number;
}

function between(spans: readonly Span[], place: number): Between {
  const size = spans.length > 1 ? ((spans.at(-1)?.last ?? 0) + 1) / spans.length : 1;
  const position = Math.min(Math.max((place + 0.5) / size - 0.5, 0), spans.length - 1);
  const tile = Math.floor(position);
  return { tile, next: Math.min(tile + 1, spans.length - 1), part: position - tile };
}

function interpolate(mesh: Float64Array, x: Between, y: Between, columns: number): number {
  const lower = lerp(mesh[y.tile * columns + x.tile] as number, mesh[y.tile * columns + x.next] as number, x.part);
  const upper = lerp(mesh[y.next * columns + x.tile] as number, mesh[y.next * columns + x.next] as number, x.part);
  return lerp(lower, upper, y.part);
}

function lerp(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}
