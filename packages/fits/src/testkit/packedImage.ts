import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const PACKED_WIDTH = 37;
export const PACKED_HEIGHT = 29;

/** The number every packed image is made of. */
export function packedNumber(x: number, y: number): number {
  return (x * 31 + y * 17 + ((x * y) % 23) * 40) % 4001;
}

/** A small tile-compressed image made by cfitsio (through astropy 5.2), the file unpacked from its gzip. */
export function packedImage(name: string): Buffer {
  return gunzipSync(readFileSync(fileURLToPath(new URL(`../../fixtures/${name}.fits.gz`, import.meta.url))));
}
