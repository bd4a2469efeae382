import type { FitsFault } from '../fault.js';
import type { TileGrid } from './tileGrid.js';
import type { TileTable } from './tileTable.js';

/** No tile of an image that is to be measured is larger; it is held whole while it is unpacked. */
const MOST_TILE_PIXELS = 2 ** 26;
/** An empty tile of 16 rows of 4096 pixels takes some 30 bytes; PLIO_1 reaches 2048 pixels a byte. */
const MOST_PIXELS_PER_BYTE = 2048;
/** Small images may be emptier than that. */
const ALWAYS_FINE_PIXELS = 2 ** 22;

/** Why so few bytes cannot be so many pixels; asked before any memory is taken for them. */
export function excessOf({
  grid,
  table,
  dataBytes,
}: {
  grid: TileGrid;
  table: TileTable;
  dataBytes: number;
}): Omit<FitsFault, 'offset'> | undefined {
  const shape = grid.axes.join(' x ');
  if (grid.total > table.rows) {
    const message = `bad header: ${shape} pixels are ${grid.total} tiles, the table has ${table.rows}`;
    return { code: 'bad-header', message };
  }
  const tilePixels = grid.tile.reduce((product, side) => product * side, 1);
  if (tilePixels > MOST_TILE_PIXELS) {
    const message = `unsupported: tiles of ${grid.tile.join(' x ')} pixels; at most ${MOST_TILE_PIXELS} are read`;
    return { code: 'unsupported', message };
  }
  const pixels = grid.axes.reduce((product, length) => product * length, 1);
  if (pixels > Math.max(ALWAYS_FINE_PIXELS, dataBytes * MOST_PIXELS_PER_BYTE)) {
    return { code: 'truncated', message: `truncated: ${shape} pixels declared, only ${dataBytes} packed bytes there` };
  }
  return undefined;
}
