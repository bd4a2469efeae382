import { closeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FrameFile } from './frameFile.js';
import { PixelReader } from './pixelPlace.js';
import { writeFully } from './readFully.js';
import { openScratch, stored } from './scratchFile.js';

export interface LinearOptions {
  /** Counts of the frame without any light. */
  readonly level: number;
  /** What is added to a pixel, by its counts above the level. */
  readonly gain: (counts: number) => number;
  readonly scratchBeside?: string;
}

/** A million pixels at a time. */
const BLOCK_PIXELS = 1 << 20;

/**
 * The same frame with every pixel made linear, in a file without a name in the folder of `scratchBeside`, at float32
 * or as exact as it was; the frame given is closed. Only a camera whose polynomial is known takes this way: other
 * frames are read where they lie.
 */
export function linearised<File extends FrameFile>(
  frame: File,
  { level, gain, scratchBeside = frame.path }: LinearOptions,
): File {
  const source = frame.pixels.source === 'f64' ? 'f64' : 'f32';
  const fd = openScratch(dirname(scratchBeside));
  const reader = new PixelReader();
  const count = frame.width * frame.height;
  const values = new Float64Array(Math.min(BLOCK_PIXELS, count));
  try {
    let written = 0;
    for (let start = 0; start < count; start += BLOCK_PIXELS) {
      const block = values.subarray(0, Math.min(BLOCK_PIXELS, count - start));
      reader.into(block, frame.pixels, { start, count: block.length });
      const bytes = stored(
        block.map((value) => value + gain(value - level)),
        source,
      );
      writeFully(fd, bytes, written);
      written += bytes.length;
    }
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  closeSync(frame.pixels.fd);
  return { ...frame, pixels: { fd, offset: 0, source } };
}
