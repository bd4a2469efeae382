import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { DataUnit } from '../hdu/dataUnit.js';
import type { Hdu } from '../hdu/hdu.js';
import { truncation } from '../hdu/truncation.js';
import { isSingle, type PixelReader } from './pixelReader.js';
import type { Region } from './region.js';
import { type Pixels, scaledInto } from './scaledInto.js';
import { type Scaling, scalingOf } from './scaling.js';
import { type StoredPixels, storedPixels } from './storedPixels.js';

/** Pixels that lie in the file as they are: a region costs its own rows alone. */
export function plainPixels(hdu: Hdu, unit: DataUnit): FitsResult<PixelReader> {
  const { layout, headerOffset, dataOffset, header } = hdu;
  const { bitpix, axes } = layout;
  const scaling = scalingOf(header, { bitpix, offset: headerOffset });
  if (!scaling.ok) return scaling;
  const pixelBytes = Math.abs(bitpix) / 8;
  const [rowLength = 0, ...others] = axes;
  const rowCount = others.reduce((product, length) => product * length, 1);
  const asTheyAre = bitpix === -32 && isUnscaled(scaling.value);
  const scratch = new Scratch();

  /** Lets each run of pixels that lie together be read, with the place of its first in what is filled. */
  async function inRuns({ x, y, width, height }: Region, bytesFor: (start: number, count: number) => Run) {
    const whole = width === rowLength;
    const lines = whole ? 1 : height;
    const count = whole ? width * height : width;
    for (let line = 0; line < lines; line++) {
      const offset = ((y + line) * rowLength + x) * pixelBytes;
      const { bytes, done } = bytesFor(line * count, count);
      const got = await unit.read(bytes, offset);
      if (got < bytes.length) return refuse(truncation({ layout, dataOffset, there: offset + got }));
      done(storedPixels(bytes, bitpix));
    }
    return ok(undefined);
  }

  const hasShorts = bitpix === 16 && scaling.value.blank === undefined && scaling.value.scale > 0;
  return ok<PixelReader>({
    rowLength,
    rowCount,
    bandRows: 1,
    single: isSingle(bitpix),
    read: (region, into) =>
      inRuns(region, (start, count) =>
        asTheyAre
          ? { bytes: bytesOf(into, start, count), done: nothingMore }
          : {
              bytes: scratch.of(count * pixelBytes),
              done: (stored) => scaledInto(into, start, { stored, scaling: scaling.value }),
            },
      ),
    ...(hasShorts && {
      shorts: {
        scaling: scaling.value,
        read: (region: Region, into: Int16Array) =>
          inRuns(region, (start, count) => ({ bytes: bytesOf(into, start, count), done: nothingMore })),
      },
    }),
  });
}

/** Where a run of pixels goes, and what is made of it when it is there in the order of this machine. */
interface Run {
  readonly bytes: Buffer;
  readonly done: (stored: StoredPixels) => void;
}

const nothingMore = () => undefined;

function isUnscaled({ zero, scale, blank }: Scaling): boolean {
  return zero === 0 && scale === 1 && blank === undefined;
}

/** The bytes of so many pixels, for floats that are what is stored but for the order of their bytes. */
function bytesOf(pixels: Pixels | Int16Array, start: number, count: number): Buffer {
  const { buffer, byteOffset, BYTES_PER_ELEMENT } = pixels;
  return Buffer.from(buffer, byteOffset + start * BYTES_PER_ELEMENT, count * BYTES_PER_ELEMENT);
}

/** One piece of memory for what is read: new memory for every band takes longer than reading it. */
class Scratch {
  private held = Buffer.alloc(0);

  /** So many bytes, from an 8-byte boundary on; what was handed out before is overwritten. */
  of(length: number): Buffer {
    if (this.held.length < length) this.held = Buffer.from(new ArrayBuffer(length));
    return this.held.subarray(0, length);
  }
}
