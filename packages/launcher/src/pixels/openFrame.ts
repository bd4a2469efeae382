import { closeSync, openSync, readSync } from 'node:fs';
import { type ImageHeader, readImage } from '@wombat/fits/reading';
import type { Image } from '@wombat/imaging/aperture';
import { isPlain, plainPixelBytes, type Scaling, scalingOf } from './plainPixels.js';

/** Whole pixels of a frame, both ends included. */
export interface CutOut {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A frame of which parts are wanted. */
export interface OpenFrame {
  /** The pixels of a part that lies on the frame; good until the next one is read. */
  read(cutOut: CutOut): Image;
  close(): void;
}

export type OpenedFrame = { ok: true; value: OpenFrame } | { ok: false; problem: string };

/** A row of a cut-out is read by itself where reading whole rows would bring more bytes than this. */
const WORTH_A_READ = 32_768;

/**
 * Opens a frame for reading parts of it. Of a plain file with 16-bit or float32 pixels only the parts are read; of any other the
 * whole image at once.
 */
export async function openFrame(path: string, frame: ImageHeader): Promise<OpenedFrame> {
  const bytes = plainPixelBytes(frame);
  if (bytes === null) return wholeImage(path);
  const file = openSync(path, 'r');
  if (!isPlain(file)) {
    closeSync(file);
    return wholeImage(path);
  }
  const plain = { file, frame, bytes, scaling: scalingOf(frame.header) };
  return { ok: true, value: { read: (cutOut) => readPlain(plain, cutOut), close: () => closeSync(file) } };
}

async function wholeImage(path: string): Promise<OpenedFrame> {
  const read = await readImage(path);
  if (!read.ok) return { ok: false, problem: read.fault.message };
  const image = read.value;
  return { ok: true, value: { read: (cutOut) => part(image, cutOut), close: () => {} } };
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

/** One read for all rows of a cut-out, with what lies between them, or one for each row. */
function readPlain({ file, frame, bytes, scaling }: PlainFile, cutOut: CutOut): Image {
  const { width, height } = shapeOf(cutOut);
  const rowBytes = width * bytes;
  const stride = frame.width * bytes;
  const start = frame.dataOffset + cutOut.bottom * stride + cutOut.left * bytes;
  const packed = packedMemory.ofBytes(height * rowBytes);
  if (stride - rowBytes > WORTH_A_READ) {
    for (let row = 0; row < height; row++) {
      readFully(file, packed.subarray(row * rowBytes, (row + 1) * rowBytes), start + row * stride);
    }
  } else {
    const band = bandMemory.ofBytes(stride * (height - 1) + rowBytes);
    readFully(file, band, start);
    for (let row = 0; row < height; row++) band.copy(packed, row * rowBytes, row * stride, row * stride + rowBytes);
  }
  return { width, height, pixels: bytes === 4 ? floats(packed) : scaled(packed, scaling) };
}

/** Memory that is used again and again. */
class ReusedMemory {
  private memory = new ArrayBuffer(0);

  ofBytes(count: number): Buffer {
    if (this.memory.byteLength < count) this.memory = new ArrayBuffer(count);
    return Buffer.from(this.memory, 0, count);
  }
}

const packedMemory = new ReusedMemory();
const bandMemory = new ReusedMemory();

function readFully(file: number, target: Buffer, position: number): void {
  for (let filled = 0; filled < target.length; ) {
    const got = readSync(file, target, filled, target.length - filled, position + filled);
    if (got === 0) throw new Error('the file became shorter while it was read');
    filled += got;
  }
}

function floats(stored: Buffer): Float32Array {
  stored.swap32();
  return new Float32Array(stored.buffer, stored.byteOffset, stored.length / 4);
}

function scaled(stored: Buffer, { zero, scale, blank }: Scaling): Float32Array {
  stored.swap16();
  const numbers = new Int16Array(stored.buffer, stored.byteOffset, stored.length / 2);
  return Float32Array.from(numbers, (value) => (value === blank ? Number.NaN : value * scale + zero));
}

function shapeOf({ left, right, bottom, top }: CutOut): { width: number; height: number } {
  return { width: right - left + 1, height: top - bottom + 1 };
}
