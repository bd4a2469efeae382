import type { Region } from '../image/region.js';
import type { Pixels } from '../image/scaledInto.js';
import type { TileBox, TileGrid } from './tileGrid.js';

/** Tiles that a region touches, in the order of the table. Planes are laid below each other. */
export function tilesOf(grid: TileGrid, { x, y, width, height }: Region): Iterable<number> {
  const { axes, tile, counts } = grid;
  const [tileWidth = 1, tileHeight = 1] = tile;
  const [across = 1, down = 1] = counts;
  const planeRows = axes[1] ?? 1;
  const [left, right] = [Math.floor(x / tileWidth), Math.floor((x + width - 1) / tileWidth)];
  const end = y + height;
  const touched = new Set<number>();
  for (let plane = Math.floor(y / planeRows); plane * planeRows < end; plane++) {
    const layer = layerOf(grid, plane);
    const top = Math.floor(Math.max(0, y - plane * planeRows) / tileHeight);
    const bottom = Math.floor((Math.min(planeRows, end - plane * planeRows) - 1) / tileHeight);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) touched.add((layer * down + row) * across + column);
    }
  }
  return touched;
}

/** Which layer of tiles a plane lies in, counted over all axes above the second. */
function layerOf({ axes, tile, counts }: TileGrid, plane: number): number {
  let rest = plane;
  let layer = 0;
  let weight = 1;
  for (let axis = 2; axis < axes.length; axis++) {
    const length = axes[axis] ?? 1;
    layer += Math.floor((rest % length) / (tile[axis] ?? 1)) * weight;
    weight *= counts[axis] ?? 1;
    rest = Math.floor(rest / length);
  }
  return layer;
}

interface Overlap {
  readonly box: TileBox;
  readonly axes: readonly number[];
  readonly region: Region;
  readonly into: Pixels;
}

/** Copies what a tile and a region share. */
export function copyOverlap(pixels: Pixels, { box, axes, region, into }: Overlap): void {
  const [startX = 0] = box.start;
  const [width = 1] = box.size;
  const from = Math.max(startX, region.x);
  const to = Math.min(startX + width, region.x + region.width);
  if (to <= from) return;
  const lines = box.count / width;
  for (let line = 0; line < lines; line++) {
    const row = rowOf(line, { box, axes }) - region.y;
    if (row < 0 || row >= region.height) continue;
    const first = line * width + from - startX;
    into.set(pixels.subarray(first, first + to - from), row * region.width + from - region.x);
  }
}

/** The image's row (planes below each other) of a tile's line. */
function rowOf(line: number, { box, axes }: { box: TileBox; axes: readonly number[] }): number {
  let rest = line;
  let row = 0;
  let weight = 1;
  for (let axis = 1; axis < axes.length; axis++) {
    const side = box.size[axis] ?? 1;
    row += ((box.start[axis] ?? 0) + (rest % side)) * weight;
    rest = Math.floor(rest / side);
    weight *= axes[axis] ?? 1;
  }
  return row;
}
