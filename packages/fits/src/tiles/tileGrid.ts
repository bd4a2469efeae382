import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Header } from '../header/header.js';

/** The part of an image that a tile covers, on every axis. */
export interface TileBox {
  readonly start: readonly number[];
  readonly size: readonly number[];
  readonly count: number;
}

/** An image cut into tiles, counted along the first axis first. */
export interface TileGrid {
  readonly axes: readonly number[];
  readonly tile: readonly number[];
  /** Tiles along each axis. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** ZTILEn, by default whole rows of one pixel's height. */
export function tileGrid(
  header: Header,
  { axes, offset }: { axes: readonly number[]; offset: number },
): FitsResult<TileGrid> {
  const tile: number[] = [];
  for (const [axis, length] of axes.entries()) {
    const declared = header.getNumber(`ZTILE${axis + 1}`) ?? (axis === 0 ? length : 1);
    if (!Number.isSafeInteger(declared) || declared < 1) {
      return refuse({ code: 'bad-header', message: `bad header: ZTILE${axis + 1} is ${declared}`, offset });
    }
    tile.push(Math.min(declared, Math.max(1, length)));
  }
  const counts = axes.map((length, axis) => Math.ceil(length / (tile[axis] ?? 1)));
  return ok({ axes, tile, counts, total: counts.reduce((product, count) => product * count, 1) });
}

export function tileBox({ axes, tile, counts }: TileGrid, index: number): TileBox {
  const start: number[] = [];
  const size: number[] = [];
  let rest = index;
  for (const [axis, length] of axes.entries()) {
    const count = counts[axis] ?? 1;
    const side = tile[axis] ?? 1;
    const first = (rest % count) * side;
    rest = Math.floor(rest / count);
    start.push(first);
    size.push(Math.min(side, length - first));
  }
  return { start, size, count: size.reduce((product, side) => product * side, 1) };
}
