import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { fileStamp, type ImageHeader, scalingOf } from '@wombat/fits';
import { UnwrittenEnd } from '../domain/index.js';
import { tellsChanges } from './tellsChanges.js';

/** What the bytes of a frame say: their hash, and how many whole rows at the end were never written. */
export interface PlainFrame {
  sha256: string;
  unwrittenRows: number;
  /** Of the file as these bytes were read (`fileStamp`); left out: none that could be relied on. */
  fileStamp?: string;
}

/** Nearly what is read at once, into one buffer that is used again. */
const BAND_BYTES = 1 << 20;
/** Every FITS file begins so; one that is packed by gzip does not. */
const FITS_START = 'SIMPLE';

/**
 * Reads a frame once, from its first byte to its last, where its pixels lie in the file as 16-bit whole numbers that
 * all have a value: most frames of most cameras. Null: it is another one, or shorter than its header says. Throws what
 * the file system throws.
 */
export async function readPlainFrame(path: string, image: ImageHeader): Promise<PlainFrame | null> {
  const { header, width, height, bitpix, packed, dataOffset } = image;
  const scaling = scalingOf(header, { bitpix, offset: dataOffset });
  if (packed || bitpix !== 16 || !scaling.ok || scaling.value.blank !== undefined) return null;
  const isTelling = await tellsChanges(path);
  const file = await open(path);
  try {
    const begun = Date.now();
    const before = await file.stat({ bigint: true });
    const rowsAtOnce = Math.max(1, Math.floor(BAND_BYTES / (2 * width)));
    const pass = new Pass(file, Math.max(BAND_BYTES, 2 * width * rowsAtOnce));
    if (!(await pass.begins(dataOffset))) return null;
    const end = new UnwrittenEnd({ width, zero: scaling.value.zero, zeroBytes: 0 });
    for (let y = 0; y < height; y += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, height - y);
      const pixels = await pass.pixels(rows * width);
      if (pixels === null) return null;
      end.take({ height: rows, pixels });
    }
    const read = { sha256: await pass.finish(), unwrittenRows: end.rows() };
    const stamp = fileStamp(before, await file.stat({ bigint: true }), begun);
    return isTelling && stamp !== undefined ? { ...read, fileStamp: stamp } : read;
  } finally {
    await file.close();
  }
}

/** One pass over a file from front to back; every byte goes into its hash. */
class Pass {
  private readonly hash: Hash = createHash('sha256');
  private readonly bytes: Buffer;

  constructor(
    private readonly file: FileHandle,
    size: number,
  ) {
    this.bytes = Buffer.from(new ArrayBuffer(size));
  }

  /** Reads what comes before the pixels. False: it is no plain FITS file, or ends there. */
  async begins(length: number): Promise<boolean> {
    for (let left = length; left > 0; ) {
      const wanted = Math.min(left, this.bytes.length);
      const part = await this.read(wanted);
      if (part.length < wanted) return false;
      if (left === length && part.toString('latin1', 0, FITS_START.length) !== FITS_START) return false;
      left -= wanted;
    }
    return true;
  }

  /** The next pixels as they are stored, bytes not swapped; null where the file ends before. */
  async pixels(count: number): Promise<Int16Array | null> {
    const part = await this.read(2 * count);
    return part.length < 2 * count ? null : new Int16Array(this.bytes.buffer, 0, count);
  }

  /** Reads what is left; SHA-256 of all, as lower-case hex. */
  async finish(): Promise<string> {
    while ((await this.read(this.bytes.length)).length > 0);
    return this.hash.digest('hex');
  }

  private async read(wanted: number): Promise<Buffer> {
    let got = 0;
    for (let more = 1; got < wanted && more > 0; got += more)
      more = (await this.file.read(this.bytes, got, wanted - got)).bytesRead;
    const part = this.bytes.subarray(0, got);
    this.hash.update(part);
    return part;
  }
}
