import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { DataUnit } from '../hdu/dataUnit.js';
import type { Hdu } from '../hdu/hdu.js';
import { truncation } from '../hdu/truncation.js';
import { isSingle, type PixelReader } from './pixelReader.js';
import { scaledInto } from './scaledInto.js';
import { scalingOf } from './scaling.js';
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
  return ok<PixelReader>({
    rowLength,
    rowCount,
    bandRows: 1,
    single: isSingle(bitpix),
    async read({ x, y, width, height }, into) {
      const whole = width === rowLength;
      const lines = whole ? 1 : height;
      const count = whole ? width * height : width;
      const bytes = Buffer.from(new ArrayBuffer(count * pixelBytes));
      for (let line = 0; line < lines; line++) {
        const offset = ((y + line) * rowLength + x) * pixelBytes;
        const got = await unit.read(bytes, offset);
        if (got < bytes.length) return refuse(truncation({ layout, dataOffset, there: offset + got }));
        scaledInto(into, line * count, { stored: storedPixels(bytes, bitpix), scaling: scaling.value });
      }
      return ok(undefined);
    },
  });
}
