import { type FileHandle, open } from 'node:fs/promises';
import { ok } from '@wombat/result';
import type { Hdu } from '../hdu/hdu.js';
import { withImage } from '../hdu/withImage.js';
import { renderCard } from '../header/renderCard.js';
import { solvableOf } from './solvableHead.js';

const PIECE_BYTES = 1 << 20;

/**
 * Whether two files hold the same frame, whichever of them is solved: pixels and all that their headers say but for the
 * solution. Not so where one cannot be read, or its header has no room for a solution.
 */
export async function isSameFrame(one: string, other: string): Promise<boolean> {
  const [first, second] = [await frameOf(one), await frameOf(other)];
  if (first === null || second === null || first.known !== second.known) return false;
  const files = [await open(one)];
  try {
    files.push(await open(other));
    const [a, b] = files as [FileHandle, FileHandle];
    return await isSameData({ file: a, from: first.dataOffset }, { file: b, from: second.dataOffset });
  } finally {
    for (const file of files) await file.close();
  }
}

async function frameOf(path: string): Promise<{ known: string; dataOffset: number } | null> {
  const found = await withImage<Hdu>(path, async (hdu) => ok(hdu));
  const solvable = found.ok ? solvableOf(found.value.header) : undefined;
  if (!found.ok || solvable === undefined) return null;
  const { known, dataSum } = solvable;
  return { known: `${known.cards.map(renderCard).join('')} ${dataSum}`, dataOffset: found.value.dataOffset };
}

interface Data {
  readonly file: FileHandle;
  readonly from: number;
}

async function isSameData(one: Data, other: Data): Promise<boolean> {
  const pieces = [Buffer.alloc(PIECE_BYTES), Buffer.alloc(PIECE_BYTES)] as const;
  for (let at = 0; ; ) {
    const bytes = await filled(pieces[0], one, at);
    const others = await filled(pieces[1], other, at);
    if (!pieces[0].subarray(0, bytes).equals(pieces[1].subarray(0, others))) return false;
    if (bytes === 0) return true;
    at += bytes;
  }
}

/** Reads until the piece is full or the file has ended; answers how many bytes there were. */
async function filled(piece: Buffer, { file, from }: Data, at: number): Promise<number> {
  let done = 0;
  while (done < piece.length) {
    const { bytesRead } = await file.read(piece, done, piece.length - done, from + at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}
