import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Header } from '../header/header.js';

type ScalarType = 'B' | 'I' | 'J' | 'K' | 'E' | 'D';

interface ScalarColumn {
  readonly at: number;
  readonly type: ScalarType;
}

interface HeapColumn {
  readonly at: number;
  readonly wide: boolean;
  readonly elementBytes: number;
}

/** Where the columns of a table of tiles lie within a row. */
export interface TileTable {
  readonly rowBytes: number;
  readonly rows: number;
  /** Distance of the heap from the first row. */
  readonly heap: number;
  readonly compressed: HeapColumn | undefined;
  readonly gzipped: HeapColumn | undefined;
  readonly uncompressed: HeapColumn | undefined;
  readonly scale: ScalarColumn | undefined;
  readonly zero: ScalarColumn | undefined;
  readonly blank: ScalarColumn | undefined;
}

const BYTES: Record<string, number> = { L: 1, B: 1, A: 1, I: 2, J: 4, K: 8, E: 4, D: 8, C: 8, M: 16, P: 8, Q: 16 };
const FORM = /^(\d*)([LXBIJKAEDCMPQ])([LXBIJKAEDCM]?)/;
const MOST_COLUMNS = 999;

/** The layout of the binary table that keeps the tiles (FITS 4.0, sections 7.3 and 10.1.3). */
export function tileTable(header: Header, offset: number): FitsResult<TileTable> {
  const bad = (what: string) => refuse({ code: 'bad-header', message: `bad header: ${what}`, offset });
  const heaps = new Map<string, HeapColumn>();
  const scalars = new Map<string, ScalarColumn>();
  const [rowBytes = 0, rows = 0] = [header.getNumber('NAXIS1'), header.getNumber('NAXIS2')];
  const columns = header.getNumber('TFIELDS') ?? 0;
  if (columns > MOST_COLUMNS) return bad(`TFIELDS is ${columns}`);
  let at = 0;
  for (let column = 1; column <= columns; column++) {
    const form = FORM.exec(header.getString(`TFORM${column}`)?.toUpperCase() ?? '');
    if (!form) return bad(`TFORM${column} is ${header.getString(`TFORM${column}`) ?? 'missing'}`);
    const [, repeats = '', type = '', element = ''] = form;
    const count = repeats === '' ? 1 : Number(repeats);
    const name = header.getString(`TTYPE${column}`)?.toUpperCase() ?? '';
    if (type === 'P' || type === 'Q') {
      if (count > 0) heaps.set(name, { at, wide: type === 'Q', elementBytes: BYTES[element] ?? 1 });
    } else if (isScalar(type) && count > 0) scalars.set(name, { at, type });
    at += type === 'X' ? Math.ceil(count / 8) : count * (BYTES[type] ?? 0);
  }
  if (at > rowBytes) return bad(`the columns need ${at} bytes a row, NAXIS1 is ${rowBytes}`);
  const heap = header.getNumber('THEAP') ?? rowBytes * rows;
  if (!Number.isSafeInteger(heap) || heap < rowBytes * rows) return bad(`THEAP is ${heap}`);
  const [compressed, gzipped] = [heaps.get('COMPRESSED_DATA'), heaps.get('GZIP_COMPRESSED_DATA')];
  const uncompressed = heaps.get('UNCOMPRESSED_DATA');
  if (!compressed && !gzipped && !uncompressed) return bad('a compressed image without a column of COMPRESSED_DATA');
  const [scale, zero, blank] = ['ZSCALE', 'ZZERO', 'ZBLANK'].map((name) => scalars.get(name));
  return ok({ rowBytes, rows, heap, compressed, gzipped, uncompressed, scale, zero, blank });
}

function isScalar(type: string): type is ScalarType {
  return /^[BIJKED]$/.test(type);
}

/** A place in the heap, as a row of the table points to it. */
export interface HeapPlace {
  readonly offset: number;
  readonly bytes: number;
}

/** undefined where there is no such column or the row has nothing there. */
export function heapPlace(row: DataView, column: HeapColumn | undefined): HeapPlace | undefined {
  if (!column) return undefined;
  const { at, wide, elementBytes } = column;
  const count = wide ? Number(row.getBigInt64(at)) : row.getInt32(at);
  const offset = wide ? Number(row.getBigInt64(at + 8)) : row.getInt32(at + 4);
  return count === 0 ? undefined : { offset, bytes: count * elementBytes };
}

export function scalarAt(row: DataView, column: ScalarColumn | undefined): number | undefined {
  if (!column) return undefined;
  const { at, type } = column;
  switch (type) {
    case 'B':
      return row.getUint8(at);
    case 'I':
      return row.getInt16(at);
    case 'J':
      return row.getInt32(at);
    case 'K':
      return Number(row.getBigInt64(at));
    case 'E':
      return row.getFloat32(at);
    case 'D':
      return row.getFloat64(at);
  }
}
