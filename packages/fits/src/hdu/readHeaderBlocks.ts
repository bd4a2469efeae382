import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { BLOCK_LENGTH, RECORD_LENGTH } from '../header/card.js';
import type { Header } from '../header/header.js';
import { isEnd, parseHeader } from '../header/parseHeader.js';
import type { ByteSource } from './byteSource.js';

/**
 * 72,000 cards: far beyond any header, small enough to give up early on a file that is no FITS file behind its start.
 */
const MOST_BLOCKS = 2000;

export interface HeaderBlocks {
  readonly header: Header;
  readonly bytes: number;
}

/** Reads the header that starts at the source's position; undefined where the file has ended or no HDU begins. */
export async function readHeaderBlocks(
  source: ByteSource,
  { offset, begins }: { offset: number; begins: RegExp },
): Promise<FitsResult<HeaderBlocks | undefined>> {
  const blocks: string[] = [];
  while (blocks.length < MOST_BLOCKS) {
    const block = Buffer.alloc(BLOCK_LENGTH);
    const got = await source.read(block);
    const text = block.toString('latin1', 0, got);
    if (blocks.length === 0 && !begins.test(text)) return ok(undefined);
    blocks.push(text);
    if (holdsEnd(text)) return ok({ header: parseHeader(blocks.join('')), bytes: blocks.length * BLOCK_LENGTH });
    if (got < BLOCK_LENGTH) {
      const message = `truncated: the file ends inside the header at byte ${offset}, before its END`;
      return refuse({ code: 'truncated', message, offset: offset + (blocks.length - 1) * BLOCK_LENGTH + got });
    }
  }
  const message = `bad header: no END in the ${MOST_BLOCKS * BLOCK_LENGTH} bytes from byte ${offset}`;
  return refuse({ code: 'bad-header', message, offset });
}

function holdsEnd(block: string): boolean {
  for (let start = 0; start < block.length; start += RECORD_LENGTH) {
    if (isEnd(block.slice(start, start + RECORD_LENGTH))) return true;
  }
  return false;
}
