import type { Hdu } from '../hdu/hdu.js';
import type { Card } from '../header/card.js';
import { Header } from '../header/header.js';
import { COMPRESSION, STRUCTURAL } from '../header/structural.js';

/** Commentary and checks belong to the HDU they stand in. */
const OWN = /^(COMMENT|HISTORY||CHECKSUM|DATASUM|EXTNAME|EXTVER|EXTLEVEL|INHERIT|DATE|ORIGIN)$/;

/**
 * The header of an image: for a tile-compressed one that of the image before it was packed, and with INHERIT = T what
 * an empty primary HDU says, behind what the extension says itself.
 */
export function imageHeaderOf(hdu: Hdu): Header {
  const own = hdu.kind === 'compressed image' ? unpackedHeader(hdu) : hdu.header;
  const inherits = hdu.index > 0 && own.getBoolean('INHERIT') === true && hdu.primary.getNumber('NAXIS') === 0;
  if (!inherits) return own;
  const inherited = hdu.primary.cards.filter(
    ({ keyword }) => !own.has(keyword) && !STRUCTURAL.test(keyword) && !OWN.test(keyword),
  );
  return Header.of([...own.cards, ...inherited]);
}

/** ZBITPIX, ZNAXIS, ZNAXISn become BITPIX, NAXIS, NAXISn; what describes the table and the packing is left out. */
function unpackedHeader({ header, image }: Hdu): Header {
  const { bitpix, axes } = image;
  const structural: Card[] = [
    { keyword: 'XTENSION', value: 'IMAGE', comment: 'image extension' },
    { keyword: 'BITPIX', value: bitpix, comment: 'bits per pixel, once unpacked' },
    { keyword: 'NAXIS', value: axes.length, comment: 'number of axes' },
    ...axes.map((length, axis) => ({ keyword: `NAXIS${axis + 1}`, value: length, comment: '' })),
    { keyword: 'PCOUNT', value: 0, comment: '' },
    { keyword: 'GCOUNT', value: 1, comment: '' },
  ];
  const scaling = /^(BZERO|BSCALE|BLANK)$/;
  const others = header.cards.filter(
    ({ keyword }) =>
      scaling.test(keyword) ||
      !(STRUCTURAL.test(keyword) || COMPRESSION.test(keyword) || /^T(UNIT|NULL|DISP|DIM)\d+$/.test(keyword)),
  );
  return Header.of([...structural, ...others.filter(({ keyword }) => !/^(CHECKSUM|DATASUM)$/.test(keyword))]);
}
