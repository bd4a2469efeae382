import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FitsResult, type Header, type ImageHeader, readHeader, readRows, scalingOf } from '@wombat/fits';
import { ok } from '@wombat/result';
import { PIXEL_BYTES, type PixelPlace, SIGN_BIT } from './pixelPlace.js';
import { unpacked } from './scratchFile.js';

/** An open frame: its header, and its pixels where block after block can be read. */
export interface FrameFile {
  readonly path: string;
  readonly header: Header;
  readonly width: number;
  readonly height: number;
  readonly pixels: PixelPlace;
}

/**
 * Opens a frame for reading by blocks. Unsigned 16 bit and float32 are read where they lie; any other frame (packed,
 * compressed, of another pixel type) is unpacked once, band by band, into a file without a name in the folder of
 * `scratchBeside`.
 */
export async function openFrame(path: string, { scratchBeside = path } = {}): Promise<FitsResult<FrameFile>> {
  const found = await readHeader(path);
  if (!found.ok) return found;
  const { header, width, height } = found.value;
  const kept = keptAs(found.value);
  const pixels =
    openInPlace(path, found.value, kept) ??
    (await unpacked((onRows) => readRows(path, onRows), { folder: dirname(scratchBeside), ...kept }));
  return pixels.ok ? ok({ path, header, width, height, pixels: pixels.value }) : pixels;
}

export function closeFrames(frames: Iterable<FrameFile>): void {
  for (const { pixels } of frames) closeSync(pixels.fd);
}

interface Kept {
  /** What holds every pixel exactly. */
  readonly source: PixelPlace['source'];
  /** Whether that is how FITS stores them. */
  readonly asStored: boolean;
}

export function keptAs({ header, bitpix }: ImageHeader): Kept {
  const scaling = scalingOf(header, { bitpix, offset: 0 });
  const { zero, scale, blank } = scaling.ok ? scaling.value : { zero: 0, scale: 0, blank: undefined };
  const plain = scale === 1 && blank === undefined;
  if (bitpix === 16 && plain && zero === SIGN_BIT) return { source: 'u16', asStored: true };
  if (bitpix === -32) return { source: 'f32', asStored: plain && zero === 0 };
  return { source: bitpix === 8 || bitpix === 16 ? 'f32' : 'f64', asStored: false };
}

/** null where the pixels do not lie in the file as they are. */
function openInPlace(
  path: string,
  { width, height, packed, dataOffset }: ImageHeader,
  { source, asStored }: Kept,
): FitsResult<PixelPlace> | null {
  if (!asStored || packed) return null;
  const fd = openSync(path, 'r');
  const start = Buffer.alloc(6);
  readSync(fd, start, 0, start.length, 0);
  const whole = fstatSync(fd).size >= dataOffset + width * height * PIXEL_BYTES[source];
  if (whole && start.toString('latin1') === 'SIMPLE') return ok({ fd, offset: dataOffset, source });
  closeSync(fd);
  return null;
}
