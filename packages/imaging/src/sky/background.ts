import type { Image } from '../image/image.js';
import { medianOfSorted } from '../statistics/clipSorted.js';
import { median } from '../statistics/median.js';
import { sortAscending } from '../statistics/sortAscending.js';
import { type Span, type TileSky, tileSky } from './tileSky.js';

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
  return new SkyTiles(image, options).mesh();
}

/** The tiles of a frame, measured as its rows come in. */
export class SkyTiles {
  private readonly columns: Span[];
  private readonly rows: Span[];
  private readonly levels: Float64Array;
  private readonly noises: Float64Array;
  /** Rows of tiles. */
  private measured = 0;

  constructor(
    private readonly image: Image,
    { tilePixels = DEFAULT_TILE_PIXELS }: { readonly tilePixels?: number } = {},
  ) {
    this.columns = tileAxis(image.width, tilePixels);
    this.rows = tileAxis(image.height, tilePixels);
    this.levels = new Float64Array(this.columns.length * this.rows.length);
    this.noises = new Float64Array(this.levels.length);
  }

  /** Measures the tiles that lie within the first `rowCount` rows of the image. */
  measure(rowCount: number): void {
    for (let rows = this.rows[this.measured]; rows && rows.last < rowCount; rows = this.rows[this.measured]) {
      let tile = this.measured * this.columns.length;
      let before: TileSky | undefined;
      for (const columns of this.columns) {
        before = tileSky(this.image, { columns, rows }, before);
        this.levels[tile] = before.level;
        this.noises[tile++] = before.rms;
      }
      this.measured++;
    }
  }

  mesh(): SkyMesh {
    const { image, columns, rows, levels, noises } = this;
    this.measure(image.height);
    const mesh = smoothMesh(levels, columns.length, rows.length);
    const level = { level: median(levels), rms: median(noises) };
    return { ...level, ...interpolated({ mesh, columns: columns.length, rows: rows.length }, image) };
  }
}

interface Mesh {
  readonly mesh: Float64Array;
  readonly columns: number;
  readonly rows: number;
}

function interpolated(
  { mesh, columns, rows }: Mesh,
  { width, height }: Image,
): Pick<SkyMesh, 'at' | 'between' | 'meshRow'> {
  const [xs, ys] = [axisOf(width, columns), axisOf(height, rows)];
  const along = (start: number, position: number) => {
    const tile = Math.floor(position);
    const from = mesh[start + tile] as number;
    return lerp(from, mesh[start + Math.min(tile + 1, columns - 1)] as number, position - tile);
  };
  return {
    at: (x, y) => {
      const across = xs.positionOf(x);
      const up = ys.positionOf(y);
      const row = Math.floor(up);
      const lower = along(row * columns, across);
      return lerp(lower, along(Math.min(row + 1, rows - 1) * columns, across), up - row);
    },
    between: (y) => {
      const position = ys.positionOf(y);
      const tile = Math.floor(position);
      return { tile, next: Math.min(tile + 1, ys.last), part: position - tile };
    },
    meshRow(tile, target) {
      for (let x = 0; x < width; x++) target[x] = along(tile * columns, xs.positionOf(x));
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
function smoothMesh(levels: Float64Array, columns: number, rows: number): Float64Array {
  const overall = median(levels);
  const neighbours = new Float64Array(9);
  return levels.map((_, tile) => {
    const column = tile % columns;
    const row = Math.floor(tile / columns);
    let count = 0;
    for (let j = Math.max(0, row - 1); j <= Math.min(rows - 1, row + 1); j++) {
      for (let i = Math.max(0, column - 1); i <= Math.min(columns - 1, column + 1); i++) {
        const level = levels[j * columns + i] as number;
        if (!Number.isNaN(level)) neighbours[count++] = level;
      }
    }
    if (count === 0) return overall;
    sortAscending(neighbours, count);
    return medianOfSorted(neighbours, { start: 0, end: count });
  });
}

/** The tile at or before a place, and how far (0..1) the place is on the way to the next tile's centre. */
export interface Between {
  readonly tile: number;
  readonly next: number;
  readonly part: number;
}

/**
 * Where a place lies between the centres of the tiles of an axis, the outermost ones included: 0 is the first tile's.
 */
interface Axis {
  readonly last: number;
  positionOf(place: number): number;
}

function axisOf(length: number, count: number): Axis {
  const last = count - 1;
  const perPixel = count / length;
  return { last, positionOf: (place) => Math.min(Math.max((place + 0.5) * perPixel - 0.5, 0), last) };
}

function lerp(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}
