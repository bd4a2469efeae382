import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { DataUnit } from '../hdu/dataUnit.js';
import type { Hdu } from '../hdu/hdu.js';
import { type ReadWindow, readWindow } from '../hdu/readWindow.js';
import type { Header } from '../header/header.js';
import { emptyPixels } from '../image/emptyPixels.js';
import { isSingle, type PixelReader } from '../image/pixelReader.js';
import { type Pixels, scaledInto } from '../image/scaledInto.js';
import { type Scaling, scalingOf } from '../image/scaling.js';
import { copyOverlap, tilesOf } from './copyOverlap.js';
import { dequantized } from './dequantized.js';
import { excessOf } from './excess.js';
import { gunzipped } from './gunzipped.js';
import { type TileCoding, tileCoding } from './tileCoding.js';
import { type TileBox, type TileGrid, tileBox, tileGrid } from './tileGrid.js';
import { plain, tilePixels } from './tilePixels.js';
import { heapPlace, scalarAt, type TileTable, tileTable } from './tileTable.js';

const WINDOW_BYTES = 1 << 18;
const UNSIGNED_ZERO = 32768;

interface Tiles {
  readonly header: Header;
  readonly coding: TileCoding;
  readonly grid: TileGrid;
  readonly table: TileTable;
  readonly scaling: Scaling;
  readonly rows: ReadWindow;
  readonly heap: ReadWindow;
  readonly dataOffset: number;
}

/** The pixels of a tile-compressed image (FITS 4.0, section 10): a region costs the tiles it touches. */
export function tiledPixels(hdu: Hdu, unit: DataUnit): FitsResult<PixelReader> {
  const { header, image, layout, headerOffset: offset, dataOffset } = hdu;
  const { bitpix, axes } = image;
  const coding = tileCoding(header, { bitpix, offset });
  if (!coding.ok) return coding;
  const grid = tileGrid(header, { axes, offset });
  if (!grid.ok) return grid;
  const table = tileTable(header, offset);
  if (!table.ok) return table;
  const scaling = scalingOf(header, { bitpix, offset });
  if (!scaling.ok) return scaling;
  const excess = excessOf({ grid: grid.value, table: table.value, dataBytes: layout.dataBytes });
  if (excess) return refuse({ ...excess, offset });
  const window = () => readWindow(unit, { windowBytes: WINDOW_BYTES, endOffset: layout.dataBytes });
  const blank = scaling.value.blank ?? (bitpix > 0 ? header.getNumber('ZBLANK') : undefined);
  const tiles: Tiles = {
    header,
    coding: coding.value,
    grid: grid.value,
    table: table.value,
    scaling: { ...scaling.value, blank },
    rows: window(),
    heap: window(),
    dataOffset,
  };
  const [rowLength = 0, ...others] = axes;
  const single = isSingle(bitpix);
  let held: { index: number; pixels: Pixels } | undefined;
  return ok<PixelReader>({
    rowLength,
    rowCount: others.reduce((product, length) => product * length, 1),
    bandRows: grid.value.tile[1] ?? 1,
    single,
    async read(region, into) {
      for (const index of tilesOf(grid.value, region)) {
        const box = tileBox(grid.value, index);
        if (held?.index !== index) {
          const room = held?.pixels.length === box.count ? ok(held.pixels) : emptyPixels(box.count, { single, offset });
          held = undefined;
          if (!room.ok) return room;
          const read = await readTile(tiles, { index, box, into: room.value });
          if (!read.ok) return read;
          held = { index, pixels: room.value };
        }
        copyOverlap(held.pixels, { box, axes, region, into });
      }
      return ok(undefined);
    },
  });
}

interface Tile {
  readonly index: number;
  readonly box: TileBox;
  readonly into: Pixels;
}

async function readTile(tiles: Tiles, tile: Tile): Promise<FitsResult<void>> {
  const { table, dataOffset, header } = tiles;
  const { index } = tile;
  const damaged = (what: string, offset: number) =>
    refuse({ code: 'damaged', message: `unreadable: tile ${index + 1} of ${tiles.grid.total} ${what}`, offset });
  const rowAt = index * table.rowBytes;
  const bytes = await tiles.rows(rowAt, table.rowBytes);
  if (!bytes) return damaged('is behind the end of the file', dataOffset + rowAt);
  const row = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fetch = async (column: TileTable['compressed'], use: (bytes: Uint8Array) => boolean) => {
    const place = heapPlace(row, column);
    if (!place) return undefined;
    const at = table.heap + place.offset;
    const found = place.offset < 0 || place.bytes < 0 ? undefined : await tiles.heap(at, place.bytes);
    if (!found) return damaged('points behind the end of its data', dataOffset + rowAt);
    return use(found) ? ok(undefined) : damaged('is damaged', dataOffset + at);
  };
  const scale = scalarAt(row, table.scale) ?? header.getNumber('ZSCALE');
  const zero = scalarAt(row, table.zero) ?? header.getNumber('ZZERO');
  const blank = scalarAt(row, table.blank) ?? header.getNumber('ZBLANK');
  const quantized = scale === undefined ? undefined : { scale, zero: zero ?? 0, blank };
  return (
    (await fetch(table.compressed, (packed) => unpackInto(tiles, { ...tile, packed, quantized }))) ??
    (await fetch(table.gzipped, (packed) =>
      storedInto(tiles, { ...tile, stored: gunzipped(packed, whole(tiles, tile)) }),
    )) ??
    (await fetch(table.uncompressed, (packed) =>
      storedInto(tiles, { ...tile, stored: plain(packed, whole(tiles, tile)) }),
    )) ??
    damaged('has no data', dataOffset + rowAt)
  );
}

function whole({ coding }: Tiles, { box }: Tile) {
  return { bitpix: coding.bitpix, count: box.count, shuffled: false };
}

interface Packed extends Tile {
  readonly packed: Uint8Array;
  readonly quantized: { readonly scale: number; readonly zero: number; readonly blank: number | undefined } | undefined;
}

/** Floats were rounded to integers where there is a scale, else kept bit by bit. */
function unpackInto(tiles: Tiles, tile: Packed): boolean {
  const { coding, scaling } = tiles;
  const { packed, quantized, box, into, index } = tile;
  if (coding.bitpix > 0 || !quantized) {
    const stored = tilePixels(packed, { coding, box, bitpix: coding.bitpix });
    return storedInto({ scaling: liftedScaling(coding, scaling) }, { ...tile, stored });
  }
  const stored = tilePixels(packed, { coding, box, bitpix: 32 });
  if (!stored || stored instanceof BigInt64Array) return false;
  const { dither, seed } = coding;
  const integers = stored instanceof Int32Array ? stored : Int32Array.from(stored);
  dequantized(integers, { into, tile: index, quantization: { ...quantized, dither, seed } });
  return true;
}

/**
 * PLIO_1 knows no negative numbers: unsigned 16-bit pixels are kept as they are meant (cfitsio), without their BZERO.
 */
function liftedScaling({ algorithm, bitpix }: TileCoding, scaling: Scaling): Scaling {
  const { zero, blank } = scaling;
  if (algorithm !== 'PLIO_1' || bitpix !== 16 || zero !== UNSIGNED_ZERO) return scaling;
  return { ...scaling, zero: 0, blank: blank === undefined ? undefined : blank + UNSIGNED_ZERO };
}

type Stored = Tile & { readonly stored: ReturnType<typeof plain> };

function storedInto({ scaling }: Pick<Tiles, 'scaling'>, { into, stored }: Stored): boolean {
  if (stored) scaledInto(into, 0, { stored, scaling });
  return stored !== undefined;
}
