import { type FileHandle, open } from 'node:fs/promises';
import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { hashFile } from '../file/hashFile.js';
import { replaceFile, type Written } from '../file/replaceFile.js';
import type { Hdu } from '../hdu/hdu.js';
import { paddedLength } from '../hdu/layout.js';
import { plainSource } from '../hdu/plainSource.js';
import { withImage } from '../hdu/withImage.js';
import { onesComplementSum } from '../header/checksum.js';
import type { Header } from '../header/header.js';
import { withoutSolution } from './solutionCards.js';
import { solvableHead, solvableOf } from './solvableHead.js';

const PIECE_BYTES = 1 << 20;
const PERMISSIONS = 0o777;
const GZIP = 'unsupported: headers inside a gzip file cannot be changed; unpack it first';
const TILES = 'unsupported: the header of a tile-compressed image cannot be changed; unpack it first (funpack)';

/**
 * Gives the image of a plain FITS file the solution that is made of its header, in place of any other; its data and all
 * other HDUs stay byte for byte as they were. Where there is room in the header nothing but that is written, and what a
 * power cut leaves half written is put right by writing the solution once more; else the file is replaced as a whole
 * (padding that was missing is added).
 * @throws what the file system throws while writing
 */
export async function writeSolution(
  path: string,
  solutionFor: (header: Header) => Header,
): Promise<FitsResult<Written>> {
  const found = await withImage(path, async (hdu, source) => {
    if (hdu.kind === 'compressed image')
      return refuse({ code: 'unsupported', message: TILES, offset: hdu.headerOffset });
    return source.exact ? ok(hdu) : refuse({ code: 'unsupported', message: GZIP, offset: 0 });
  });
  if (!found.ok) return found;
  const { header } = found.value;
  const solution = solutionFor(header);
  const inPlace = await writtenInPlace(path, found.value, solution);
  return ok(inPlace ?? (await replaced(path, found.value, solution)));
}

/** null where there is no room, or the header is not laid out for it. */
async function writtenInPlace(path: string, hdu: Hdu, solution: Header): Promise<Written | null> {
  const solvable = solvableOf(hdu.header);
  const length = hdu.dataOffset - hdu.headerOffset;
  if (solvable === undefined) return null;
  const head = solvableHead(solvable, solution, length);
  if (head.length !== length) return null;
  const file = await open(path, 'r+');
  try {
    for (let done = 0; done < length; )
      done += (await file.write(head, done, length - done, hdu.headerOffset + done)).bytesWritten;
    await file.sync();
    return { sha256: await hashFile(path), bytes: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

async function replaced(path: string, hdu: Hdu, solution: Header): Promise<Written> {
  const file = await open(path, 'r');
  try {
    const { size, mode } = await file.stat();
    const { headerOffset, dataOffset } = hdu;
    const data: Span = { start: dataOffset, end: Math.min(size, dataOffset + paddedLength(hdu.layout.dataBytes)) };
    let dataSum = 0;
    for await (const piece of piecesOf(file, data)) dataSum = onesComplementSum(piece, dataSum);
    const known = solvableOf(hdu.header)?.known ?? withoutSolution(hdu.header);
    const head = solvableHead({ known, dataSum }, solution);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield* piecesOf(file, { start: 0, end: headerOffset });
      yield head;
      yield* piecesOf(file, { start: dataOffset, end: size });
      yield Buffer.alloc(paddedLength(size) - size);
    }
    return await replaceFile(path, { pieces: pieces(), mode: mode & PERMISSIONS });
  } finally {
    await file.close();
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

async function* piecesOf(file: FileHandle, { start, end }: Span): AsyncGenerator<Uint8Array> {
  const source = plainSource(file, end);
  await source.skip(start);
  const piece = Buffer.alloc(Math.min(PIECE_BYTES, Math.max(0, end - start)));
  for (let at = start; at < end; at += piece.length) {
    const wanted = piece.subarray(0, Math.min(piece.length, end - at));
    if ((await source.read(wanted)) < wanted.length) throw new Error('the file shrank while its header was rewritten');
    yield wanted;
  }
}
