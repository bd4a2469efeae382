import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FitsResult, type Header, type ImageHeader, readHeader, readImage, scalingOf } from '@wombat/fits';
import { PIXEL_BYTES, type PixelPlace } from './pixelPlace.js';
import { scratchOf } from './scratchFile.js';

/** An open frame: its header, and its pixels where block after block can be read. */
export interface FrameFile {
  readonly path: string;
  readonly header: Header;
  readonly width: number;
  readonly height: number;
  readonly pixels: PixelPlace;
}

/**
 * Opens a frame for reading by blocks. Unsigned 16 bit and float32 are read where they lie; any other frame (packed, compressed,
 * of another pixel type) is unpacked once into a scratch file beside `scratchBeside` that has no name.
 */
export async function openFrame(path: string, { scratchBeside = path } = {}): Promise<FitsResult<FrameFile>> {
  const found = await readHeader(path);
  if (!found.ok) return found;
  const { header, width, height } = found.value;
  const there = openInPlace(path, found.value);
  if (there !== null) return { ok: true, value: { path, header, width, height, pixels: there } };
  const image = await readImage(path);
  if (!image.ok) return image;
  const pixels = scratchOf(image.value.pixels, dirname(scratchBeside));
  return { ok: true, value: { path, header, width, height, pixels } };
}

export function closeFrames(frames: Iterable<FrameFile>): void {
  for (const { pixels } of frames) closeSync(pixels.fd);
}

/** null where the pixels do not lie in the file as they are. */
function openInPlace(path: string, { header, width, height, bitpix, dataOffset }: ImageHeader): PixelPlace | null {
  const scaling = scalingOf(header, { bitpix, offset: 0 });
  if (!scaling.ok || scaling.value.scale !== 1 || scaling.value.blank !== undefined) return null;
  const { zero } = scaling.value;
  const source = bitpix === 16 && zero === 0x8000 ? 'u16' : bitpix === -32 && zero === 0 ? 'f32' : null;
  if (source === null || header.has('ZIMAGE') || header.getString('XTENSION')?.toUpperCase() === 'BINTABLE')
    return null;
  const fd = openSync(path, 'r');
  const start = Buffer.alloc(6);
  readSync(fd, start, 0, start.length, 0);
  const whole = fstatSync(fd).size >= dataOffset + width * height * PIXEL_BYTES[source];
  if (whole && start.toString('latin1') === 'SIMPLE') return { fd, offset: dataOffset, source };
  closeSync(fd);
  return null;
}
