import { BitReader } from '../tiles/bitReader.js';
import { inverseTransform } from './inverseTransform.js';
import { readQuadrant } from './quadtree.js';

const MAGIC = 0xdd99;
const HEADER_BYTES = 25;
const MOST_PLANES = 53;

/**
 * Unpacks HCOMPRESS_1 (FITS 4.0, section 10.4.3): the H-transform's coefficients from their bit planes, times the scale
 * they were divided by, transformed back. Nothing is smoothed, whatever SMOOTH asks for: that changes pixels. False
 * where the bytes are no such image of `rows` x `columns`.
 */
export function hcompressDecode(
  bytes: Uint8Array,
  pixels: Int32Array,
  { rows, columns }: { rows: number; columns: number },
): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const head = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  if (head.getUint16(0) !== MAGIC || head.getInt32(2) !== rows || head.getInt32(6) !== columns) return false;
  const scale = Math.max(1, head.getInt32(10));
  const planes = [head.getUint8(22), head.getUint8(23), head.getUint8(24)] as const;
  if (Math.max(...planes) > MOST_PLANES) return false;
  const values = new Float64Array(rows * columns);
  if (!readCoefficients(new BitReader(bytes, HEADER_BYTES), { values, rows, columns, planes })) return false;
  values[0] = Number(head.getBigInt64(14));
  if (scale > 1) for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
  inverseTransform({ values, rows, columns });
  pixels.set(values);
  return true;
}

interface Coefficients {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
  readonly planes: readonly [number, number, number];
}

function readCoefficients(bits: BitReader, { values, rows, columns, planes }: Coefficients): boolean {
  const [top, left] = [(rows + 1) >> 1, (columns + 1) >> 1];
  const [bottom, right] = [rows >> 1, columns >> 1];
  const parts = [
    { start: 0, rows: top, columns: left, planes: planes[0] },
    { start: left, rows: top, columns: right, planes: planes[1] },
    { start: top * columns, rows: bottom, columns: left, planes: planes[1] },
    { start: top * columns + left, rows: bottom, columns: right, planes: planes[2] },
  ];
  for (const part of parts) {
    const quadrant = { ...part, stride: columns };
    if (!readQuadrant(bits, { coefficients: values, quadrant, planes: part.planes })) return false;
  }
  if (bits.take(4) !== 0) return false;
  bits.align();
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value !== 0 && bits.take(1) === 1) values[at] = -value;
  }
  return !bits.overrun;
}
