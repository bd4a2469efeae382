import type { BitReader } from './bitReader.js';

/** A rectangle of an image in which rows are `stride` apart. */
export interface Quadrant {
  readonly start: number;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
}

const DIRECT = 0;
const CODED = 15;

/**
 * Reads the bit planes of a quadrant's coefficients (sizes, no signs), the highest first; each is either written as it
 * is or as a quadtree whose nodes are Huffman coded (White, Postman and Lattanzi 1992). False where the code is none.
 */
export function readQuadrant(
  bits: BitReader,
  { coefficients, quadrant, planes }: { coefficients: Float64Array; quadrant: Quadrant; planes: number },
): boolean {
  const { rows, columns } = quadrant;
  if (rows === 0 || columns === 0) return true;
  const levels = Math.ceil(Math.log2(Math.max(rows, columns)));
  const [halfRows, halfColumns] = [(rows + 1) >> 1, (columns + 1) >> 1];
  // The last step of a tree is made on copies, so that it needs room for one level more than a half.
  let nodes = new Uint8Array(halfRows * halfColumns);
  let spare = new Uint8Array(halfRows * halfColumns);
  for (let plane = planes - 1; plane >= 0; plane--) {
    const kind = bits.several(4);
    if (kind === DIRECT) {
      for (let at = 0; at < nodes.length; at++) nodes[at] = bits.several(4);
    } else if (kind === CODED) {
      nodes[0] = huffman(bits);
      let [height, width] = [1, 1];
      for (let level = levels - 1; level >= 1; level--) {
        const [above, left] = [height, width];
        height = partsOf(rows, level);
        width = partsOf(columns, level);
        expand(nodes, { into: spare, from: { rows: above, columns: left }, to: { rows: height, columns: width } });
        for (let at = height * width - 1; at >= 0; at--) if (spare[at] !== 0) spare[at] = huffman(bits);
        [nodes, spare] = [spare, nodes];
      }
    } else return false;
    if (bits.overrun) return false;
    insertPlane(coefficients, { quadrant, nodes, weight: 2 ** plane });
  }
  return true;
}

/** How many nodes of 2^level pixels cover a side. */
function partsOf(side: number, level: number): number {
  return Math.ceil(side / 2 ** level);
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Each node's four bits become the four nodes below it. */
function expand(nodes: Uint8Array, { into, from, to }: { into: Uint8Array; from: Size; to: Size }): void {
  for (let row = 0; row < to.rows; row++) {
    const above = (row >> 1) * from.columns;
    const rowBit = row & 1 ? 1 : 3;
    for (let column = 0; column < to.columns; column++) {
      const node = nodes[above + (column >> 1)] ?? 0;
      into[row * to.columns + column] = (node >> (rowBit - (column & 1))) & 1;
    }
  }
}

interface Plane {
  readonly quadrant: Quadrant;
  readonly nodes: Uint8Array;
  readonly weight: number;
}

function insertPlane(coefficients: Float64Array, { quadrant, nodes, weight }: Plane): void {
  const { start, stride, rows, columns } = quadrant;
  const halfColumns = (columns + 1) >> 1;
  for (let row = 0; row < rows; row++) {
    const above = (row >> 1) * halfColumns;
    const rowBit = row & 1 ? 1 : 3;
    const line = start + row * stride;
    for (let column = 0; column < columns; column++) {
      const node = nodes[above + (column >> 1)] ?? 0;
      if ((node >> (rowBit - (column & 1))) & 1)
        coefficients[line + column] = (coefficients[line + column] ?? 0) + weight;
    }
  }
}

const FOUR_BITS = [3, 5, 10, 12, 15];
const FIVE_BITS = [6, 7, 9, 11, 13];

function huffman(bits: BitReader): number {
  let code = bits.several(3);
  if (code < 4) return 1 << code;
  code = (code << 1) | bits.one();
  if (code < 13) return FOUR_BITS[code - 8] ?? 0;
  code = (code << 1) | bits.one();
  if (code < 31) return FIVE_BITS[code - 26] ?? 0;
  return bits.one() === 0 ? 0 : 14;
}
