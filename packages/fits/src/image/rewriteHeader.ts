import { type FileHandle, open } from 'node:fs/promises';
import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { replaceFile, type Written } from '../file/replaceFile.js';
import type { Hdu } from '../hdu/hdu.js';
import { paddedLength } from '../hdu/layout.js';
import { plainSource } from '../hdu/plainSource.js';
import { withImage } from '../hdu/withImage.js';
import { onesComplementSum, withChecksum } from '../header/checksum.js';
import { Header } from '../header/header.js';
import { renderHeader } from '../header/renderHeader.js';
import { STRUCTURAL } from '../header/structural.js';

const PIECE_BYTES = 1 << 20;
const PERMISSIONS = 0o777;
const GZIP = 'unsupported: headers inside a gzip file cannot be changed; unpack it first';
const TILES = 'unsupported: the header of a tile-compressed image cannot be changed; unpack it first (funpack)';

/**
 * Gives the image of a plain FITS file another header, its data and all other HDUs byte for byte as they were (padding
 * that was missing is added). Structural cards stay as they are, whatever `change` does to them.
 * @throws what the file system throws while writing, with the old file left as it was
 */
export async function rewriteHeader(path: string, change: (header: Header) => Header): Promise<FitsResult<Written>> {
  const found = await withImage(path, async (hdu, source) => {
    if (hdu.kind === 'compressed image')
      return refuse({ code: 'unsupported', message: TILES, offset: hdu.headerOffset });
    return source.exact ? ok(hdu) : refuse({ code: 'unsupported', message: GZIP, offset: 0 });
  });
  if (!found.ok) return found;
  const file = await open(path, 'r');
  try {
    return ok(await rewritten(path, { file, hdu: found.value, change }));
  } finally {
    await file.close();
  }
}

interface Rewriting {
  readonly file: FileHandle;
  readonly hdu: Hdu;
  readonly change: (header: Header) => Header;
}

async function rewritten(path: string, { file, hdu, change }: Rewriting): Promise<Written> {
  const { size, mode } = await file.stat();
  const { headerOffset, dataOffset } = hdu;
  const data: Span = { start: dataOffset, end: Math.min(size, dataOffset + paddedLength(hdu.layout.dataBytes)) };
  let dataSum = 0;
  for await (const piece of piecesOf(file, data)) dataSum = onesComplementSum(piece, dataSum);
  const head = renderHeader(withChecksum(withStructure(change(hdu.header), hdu.header), dataSum));
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield* piecesOf(file, { start: 0, end: headerOffset });
    yield head;
    yield* piecesOf(file, { start: dataOffset, end: size });
    yield Buffer.alloc(paddedLength(size) - size);
  }
  return replaceFile(path, { pieces: pieces(), mode: mode & PERMISSIONS });
}

function withStructure(changed: Header, original: Header): Header {
  const structural = original.cards.filter((card) => STRUCTURAL.test(card.keyword));
  return Header.of([...structural, ...changed.without(STRUCTURAL).cards]);
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
