import type { BitReader } from '../tiles/bitReader.js';

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
    const kind = bits.take(4);
    if (kind === DIRECT) {
      for (let at = 0; at < nodes.length; at++) nodes[at] = bits.take(4);
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
  for (let row = 0; row < from.rows; row++) {
    const hasLower = 2 * row + 1 < to.rows;
    for (let column = 0; column < from.columns; column++) {
      const node = nodes[row * from.columns + column] ?? 0;
      const upper = 2 * row * to.columns + 2 * column;
      const lower = upper + to.columns;
      const hasRight = 2 * column + 1 < to.columns;
      into[upper] = (node >> 3) & 1;
      if (hasRight) into[upper + 1] = (node >> 2) & 1;
      if (hasLower) into[lower] = (node >> 1) & 1;
      if (hasLower && hasRight) into[lower + 1] = node & 1;
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
  const [halfRows, halfColumns] = [(rows + 1) >> 1, (columns + 1) >> 1];
  const add = (at: number) => {
    coefficients[at] = (coefficients[at] ?? 0) + weight;
  };
  for (let row = 0; row < halfRows; row++) {
    const hasLower = 2 * row + 1 < rows;
    for (let column = 0; column < halfColumns; column++) {
      const node = nodes[row * halfColumns + column] ?? 0;
      if (node === 0) continue;
      const upper = start + 2 * row * stride + 2 * column;
      const hasRight = 2 * column + 1 < columns;
      if (node & 8) add(upper);
      if (node & 4 && hasRight) add(upper + 1);
      if (node & 2 && hasLower) add(upper + stride);
      if (node & 1 && hasLower && hasRight) add(upper + stride + 1);
    }
  }
}

/** Nodes by how often they occur: codes of 3, 4, 5 and 6 bits, as pairs of code and node. */
const CODES: readonly (readonly [bits: number, pairs: readonly (readonly [code: number, node: number])[]])[] = [
  [
    3,
    [
      [0, 1],
      [1, 2],
      [2, 4],
      [3, 8],
    ],
  ],
  [
    4,
    [
      [8, 3],
      [9, 5],
      [10, 10],
      [11, 12],
      [12, 15],
    ],
  ],
  [
    5,
    [
      [26, 6],
      [27, 7],
      [28, 9],
      [29, 11],
      [30, 13],
    ],
  ],
  [
    6,
    [
      [62, 0],
      [63, 14],
    ],
  ],
];
const LONGEST = 6;
const CODE_NODES = new Uint8Array(1 << LONGEST);
const CODE_BITS = new Uint8Array(1 << LONGEST);
for (const [bits, pairs] of CODES) {
  const free = LONGEST - bits;
  for (const [code, node] of pairs) {
    CODE_NODES.fill(node, code << free, (code + 1) << free);
    CODE_BITS.fill(bits, code << free, (code + 1) << free);
  }
}

function huffman(bits: BitReader): number {
  const next = bits.peek(LONGEST);
  bits.pass(CODE_BITS[next] ?? LONGEST);
  return CODE_NODES[next] ?? 0;
}
