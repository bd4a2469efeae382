import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Header, writeImage } from '@wombat/fits';

/** Writes a small frame with these cards, and the folders it lies in. */
export async function frameOfCards(path: string, cards: Readonly<Record<string, string | number>>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  let header = Header.of([]);
  for (const [key, value] of Object.entries(cards)) header = header.with(key, value);
  await writeImage(path, { header, width: 4, height: 4, pixels: new Uint16Array(16).fill(900) });
}
