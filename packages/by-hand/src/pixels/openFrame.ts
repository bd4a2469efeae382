import { closeSync, openSync } from 'node:fs';
import { type ImageHeader, readImage } from '@wombat/fits/reading';
import type { Image } from '@wombat/imaging/apertures';
import { ok, type Result } from '@wombat/result';
import { readBand } from './bandReader.js';
import { isPlain, plainPixelBytes, type Scaling, scalingOf } from './plainPixels.js';
import { readRows } from './readRows.js';

/** Whole pixels of a frame, both ends included. */
export interface CutOut {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A frame of which parts are wanted. */
export interface OpenFrame {
  /** The pixels of parts that lie on the frame, read while the caller goes on. */
  read(cutOuts: readonly CutOut[]): Promise<Image[]>;
  close(): void;
}

/**
 * Opens a frame for reading parts of it. Of a plain file with 16-bit or float32 pixels only the parts are read; of any
 * other the whole image at once.
 */
export async function openFrame(path: string, frame: ImageHeader): Promise<Result<OpenFrame>> {
  const bytes = plainPixelBytes(frame);
  if (bytes === null) return wholeImage(path);
  const file = openSync(path, 'r');
  if (!isPlain(file)) {
    closeSync(file);
    return wholeImage(path);
  }
  const plain = { file, frame, bytes, scaling: scalingOf(frame.header) };
  return ok({
    read: (cutOuts) => readPlain(plain, cutOuts),
    close: () => closeSync(file),
  });
}

async function wholeImage(path: string): Promise<Result<OpenFrame>> {
  const read = await readImage(path);
  if (!read.ok) return read;
  const image = read.value;
  return ok({ read: async (cutOuts) => cutOuts.map((cutOut) => part(image, cutOut)), close: () => {} });
}

function part(image: Image, cutOut: CutOut): Image {
  const { width, height } = shapeOf(cutOut);
  const pixels = new Float64Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (cutOut.bottom + row) * image.width + cutOut.left;
    pixels.set(image.pixels.subarray(from, from + width), row * width);
  }
  return { width, height, pixels };
}

interface PlainFile {
  readonly file: number;
  readonly frame: ImageHeader;
  readonly bytes: 2 | 4;
  readonly scaling: Scaling;
}

/** Rows of fewer bytes are as fast read together with what lies between them. */
const WORTH_A_READ = 8192;
/** No disk answers within so short a time, the system's memory does. */
const REMEMBERED_WITHIN_MS = 0.05;

/**
 * How long one row takes shows whether the system still holds the file in memory: then the rows of all cut-outs are
 * read one by one, a hundredth of the bytes; from a disk whole bands are read, several at a time.
 */
async function readPlain(plain: PlainFile, cutOuts: readonly CutOut[]): Promise<Image[]> {
  if (plain.frame.width * plain.bytes > WORTH_A_READ && isRemembered(plain, cutOuts))
    return cutOuts.map((cutOut) => rowByRow(plain, cutOut));
  return Promise.all(cutOuts.map((cutOut) => inOneBand(plain, cutOut)));
}

/**
 * One quick answer of three, far from each other, is enough: a process may be kept waiting for other reasons than a
 * disk.
 */
function isRemembered(plain: PlainFile, cutOuts: readonly CutOut[]): boolean {
  return [cutOuts.at(0), cutOuts.at(cutOuts.length >> 1), cutOuts.at(-1)].some((cutOut) => {
    if (cutOut === undefined) return false;
    const start = performance.now();
    readRows(plain.file, { ...rowsOf(plain, cutOut), rows: 1 });
    return performance.now() - start < REMEMBERED_WITHIN_MS;
  });
}

function inOneBand(plain: PlainFile, cutOut: CutOut): Promise<Image> {
  const { position, rowBytes, stride, rows } = rowsOf(plain, cutOut);
  return readBand({ file: plain.file, position, bytes: stride * (rows - 1) + rowBytes }, (band) => {
    const packed = Buffer.from(new ArrayBuffer(rows * rowBytes));
    for (let row = 0; row < rows; row++) band.copy(packed, row * rowBytes, row * stride, row * stride + rowBytes);
    return unpacked(plain, cutOut, packed);
  });
}

function rowByRow(plain: PlainFile, cutOut: CutOut): Image {
  return unpacked(plain, cutOut, readRows(plain.file, rowsOf(plain, cutOut)));
}

function rowsOf({ frame, bytes }: PlainFile, { left, right, bottom, top }: CutOut) {
  const stride = frame.width * bytes;
  const position = frame.dataOffset + bottom * stride + left * bytes;
  return { position, stride, rowBytes: (right - left + 1) * bytes, rows: top - bottom + 1 };
}

function unpacked({ bytes, scaling }: PlainFile, cutOut: CutOut, packed: Buffer): Image {
  return { ...shapeOf(cutOut), pixels: bytes === 4 ? floats(packed) : scaled(packed, scaling) };
}

function floats(stored: Buffer): Float32Array {
  stored.swap32();
  return new Float32Array(stored.buffer, stored.byteOffset, stored.length / 4);
}

function scaled(stored: Buffer, { zero, scale, blank }: Scaling): Float32Array {
  stored.swap16();
  const numbers = new Int16Array(stored.buffer, stored.byteOffset, stored.length / 2);
  const pixels = new Float32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    pixels[i] = value === blank ? Number.NaN : value * scale + zero;
  }
  return pixels;
}

function shapeOf({ left, right, bottom, top }: CutOut): { width: number; height: number } {
  return { width: right - left + 1, height: top - bottom + 1 };
}
