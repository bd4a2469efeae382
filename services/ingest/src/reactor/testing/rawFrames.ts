import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CardValue, Header, writeImage } from '@wombat/fits';

/** Writes a small raw frame; every path has pixels of its own, unless told which. */
export async function writeFrame(
  root: string,
  path: string,
  cards: Readonly<Record<string, CardValue>> = {},
  level = levelOf(path),
): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  const all = { 'DATE-OBS': '2024-01-01T20:00:00', EXPTIME: 30, ...cards };
  let header = Header.of([]);
  for (const [key, value] of Object.entries(all)) header = header.with(key, value);
  await writeImage(join(root, path), { header, width: 8, height: 6, pixels: new Uint16Array(48).fill(level) });
}

function levelOf(path: string): number {
  let level = 0;
  for (const letter of path) level = (level * 31 + letter.charCodeAt(0)) % 60_000;
  return level;
}
