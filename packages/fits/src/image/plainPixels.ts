import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { DataUnit } from '../hdu/dataUnit.js';
import type { Hdu } from '../hdu/hdu.js';
import { truncation } from '../hdu/truncation.js';
import { isSingle, type PixelReader } from './pixelReader.js';
import { type Pixels, scaledInto } from './scaledInto.js';
import { type Scaling, scalingOf } from './scaling.js';
import { storedPixels } from './storedPixels.js';

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
  return ok<PixelReader>({
    rowLength,
    rowCount,
    bandRows: 1,
    single: isSingle(bitpix),
    async read({ x, y, width, height }, into) {
      const whole = width === rowLength;
      const lines = whole ? 1 : height;
      const count = whole ? width * height : width;
      for (let line = 0; line < lines; line++) {
        const offset = ((y + line) * rowLength + x) * pixelBytes;
        const start = line * count;
        const bytes = asTheyAre ? bytesOf(into, start, count) : scratch.of(count * pixelBytes);
        const got = await unit.read(bytes, offset);
        if (got < bytes.length) return refuse(truncation({ layout, dataOffset, there: offset + got }));
        const stored = storedPixels(bytes, bitpix);
        if (!asTheyAre) scaledInto(into, start, { stored, scaling: scaling.value });
      }
      return ok(undefined);
    },
  });
}

function isUnscaled({ zero, scale, blank }: Scaling): boolean {
  return zero === 0 && scale === 1 && blank === undefined;
}

/** The bytes of so many pixels, for floats that are what is stored but for the order of their bytes. */
function bytesOf(pixels: Pixels, start: number, count: number): Buffer {
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
