import { refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Header } from '../header/header.js';
import type { ByteSource } from './byteSource.js';
import { expansionFault } from './expansion.js';
import { type Hdu, hduOf } from './hdu.js';
import { paddedLength } from './layout.js';
import { readHeaderBlocks } from './readHeaderBlocks.js';
import { truncation } from './truncation.js';

const PRIMARY = /^SIMPLE *=/;
const EXTENSION = /^XTENSION *=/;

/**
 * The HDUs of a file from front to back, each with the source at its data, which may be read or not before the next one
 * is asked for. Ends where no further HDU begins, or with a fault.
 */
export async function* walkHdus(source: ByteSource): AsyncGenerator<FitsResult<Hdu>, void> {
  let headerOffset = 0;
  let primary: Header | undefined;
  for (let index = 0; ; index++) {
    const blocks = await readHeaderBlocks(source, { offset: headerOffset, begins: index === 0 ? PRIMARY : EXTENSION });
    if (!blocks.ok) return yield blocks;
    if (!blocks.value) {
      const message = 'not FITS: the file does not begin with SIMPLE';
      return index === 0 ? yield refuse({ code: 'not-fits', message, offset: 0 }) : undefined;
    }
    const { header, bytes } = blocks.value;
    primary ??= header;
    const hdu = hduOf(header, { index, headerOffset, headerBytes: bytes, primary });
    const excess = hdu.ok ? expansionFault(hdu.value, source) : undefined;
    if (excess) return yield refuse(excess);
    yield hdu;
    if (!hdu.ok) return;
    const { layout, dataOffset } = hdu.value;
    const end = dataOffset + paddedLength(layout.dataBytes);
    await source.skip(end - source.position);
    const there = source.position - dataOffset;
    if (there < layout.dataBytes) return yield refuse(truncation({ layout, dataOffset, there }));
    headerOffset = end;
  }
}
