import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Header, hashFile, readImage, type WritableImage, writeImage } from '@wombat/fits';

export const [WIDTH, HEIGHT] = [53, 41];

/** A value that looks random, the same every time: 0 to 63. */
export function scatter(salt: number, pixel: number): number {
  const mixed = Math.imul(salt * 7919 + pixel + 1, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % 64;
}

/** Counts about a level, with a cosmic ray here and there. */
export function counts(salt: number, level: number): Uint16Array {
  return Uint16Array.from({ length: WIDTH * HEIGHT }, (_, pixel) =>
    scatter(salt, 3 * pixel) === 7 ? 60000 : level + scatter(salt, pixel) + (pixel % 100),
  );
}

/** A folder in which a test's frames lie. */
export class FrameFolder {
  constructor(readonly root: string) {}

  async write(
    path: string,
    pixels: WritableImage['pixels'],
    { header = Header.of([]), width = WIDTH }: { header?: Header; width?: number } = {},
  ): Promise<{ path: string; sha256: string }> {
    const full = join(this.root, path);
    await mkdir(dirname(full), { recursive: true });
    const { sha256 } = await writeImage(full, { header, width, height: pixels.length / width, pixels });
    return { path, sha256 };
  }

  async image(path: string) {
    const image = await readImage(join(this.root, path));
    if (!image.ok) throw new Error(image.fault.message);
    return image.value;
  }

  hash(path: string): Promise<string> {
    return hashFile(join(this.root, path));
  }
}

/** What the HISTORY cards say, without the spaces at which it is broken. */
export function historyOf({ cards }: Header): string {
  const lines = cards.filter(({ keyword }) => keyword === 'HISTORY').map(({ text = '' }) => text);
  return lines.join('').replaceAll(' ', '');
}
