import type { Image } from './image.js';
import { median } from './median.js';
import { type Span, tileSky } from './tileSky.js';

export interface Background {
  /** Median of the tiles' levels, counts. */
  readonly level: number;
  /** Median of the tiles' noise: population standard deviation after clipping, counts. */
  readonly rms: number;
  /** Level at a place: bilinear between the tiles' centres, the outermost value beyond them. */
  at(x: number, y: number): number;
}

const DEFAULT_TILE_PIXELS = 64;

/**
 * Sky of a frame on a mesh of nearly square tiles of about `tilePixels`: per tile the median after clipping at 3 sigma
 * about the median, then a 3 x 3 median over the mesh, so that a tile full of a bright star does not count. NaN pixels
 * are left out, tiles without pixels too; a frame without any has level, rms and `at` NaN.
 */
export function background(image: Image, options: { readonly tilePixels?: number } = {}): Background {
  return skyMesh(image, options);
}

/** The background with what it takes to write it row by row. */
export interface SkyMesh extends Background {
  /** Which rows of the mesh a row of the image lies between, and how far (0..1) it is on the way. */
  between(y: number): Between;
  /** A row of the mesh at every column of the image, into `target`. */
  meshRow(tile: number, target: Float32Array): void;
}

export function skyMesh(image: Image, options: { readonly tilePixels?: number } = {}): SkyMesh {
  const tilePixels = options.tilePixels ?? DEFAULT_TILE_PIXELS;
  const columns = tileAxis(image.width, tilePixels);
  const rows = tileAxis(image.height, tilePixels);
  const levels: number[] = [];
  const noises: number[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const sky = tileSky(image, { columns: column, rows: row });
      levels.push(sky.level);
      noises.push(sky.rms);
    }
  }
  const mesh = smoothMesh(levels, columns.length, rows.length);
  return {
    level: median(levels),
    rms: median(noises),
    at: (x, y) => interpolate(mesh, between(columns, x), between(rows, y), columns.length),
    between: (y) => between(rows, y),
    meshRow(tile, target) {
      const row = tile * columns.length;
      for (let x = 0; x < image.width; x++) {
        const place = between(columns, x);
        target[x] = lerp(mesh[row + place.tile] as number, mesh[row + place.next] as number, place.part);
      }
    },
  };
}

function tileAxis(length: number, tilePixels: number): Span[] {
  const count = Math.max(1, Math.round(length / tilePixels));
  return Array.from({ length: count }, (_, i) => ({
    first: Math.floor((i * length) / count),
    last: Math.floor(((i + 1) * length) / count) - 1,
  }));
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
export interface Between {
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
