import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Header, readImage, writeImage } from '@wombat/fits';
import { type FrameFile, openFrame } from '../files/frameFile.js';

const RECORD = 80;
const BLOCK = 2880;

/** Writes, opens and reads frames of one width in a folder. */
export class FrameFolder {
  constructor(
    private readonly folder: string,
    private readonly width: number,
  ) {}

  /** Float64 pixels are stored as BITPIX -64. */
  async written(name: string, pixels: Uint16Array | Float32Array | Float64Array): Promise<string> {
    const path = join(this.folder, name);
    const shape = { width: this.width, height: pixels.length / this.width };
    if (pixels instanceof Float64Array) writeFileSync(path, doubles(pixels, shape));
    else await writeImage(path, { header: Header.of([]), ...shape, pixels });
    return path;
  }

  async opened(path: string): Promise<FrameFile> {
    const frame = await openFrame(path);
    assert.ok(frame.ok, path);
    return frame.value;
  }

  async image(path: string) {
    const image = await readImage(path);
    assert.ok(image.ok, path);
    return image.value;
  }
}

function doubles(pixels: Float64Array, { width, height }: { width: number; height: number }): Buffer {
  const cards = [
    'SIMPLE  =                    T',
    'BITPIX  =                  -64',
    'NAXIS   =                    2',
    `NAXIS1  = ${String(width).padStart(20)}`,
    `NAXIS2  = ${String(height).padStart(20)}`,
    'END',
  ];
  const head = cards
    .map((card) => card.padEnd(RECORD))
    .join('')
    .padEnd(BLOCK);
  const data = Buffer.alloc(Math.ceil((8 * pixels.length) / BLOCK) * BLOCK);
  for (const [at, value] of pixels.entries()) data.writeDoubleBE(value, 8 * at);
  return Buffer.concat([Buffer.from(head, 'latin1'), data]);
}
