import { type FitsResult, faulty, ok } from '../fault.js';
import type { Header } from '../header/header.js';
import type { ByteSource } from './byteSource.js';
import { type Layout, layoutOf, paddedLength } from './layout.js';
import { type HeaderBlocks, readHeaderBlocks } from './readHeaderBlocks.js';
import { truncation } from './truncation.js';

/** An HDU whose data start at the source's position. */
export interface Hdu {
  readonly header: Header;
  readonly layout: Layout;
  readonly index: number;
  readonly headerOffset: number;
  readonly dataOffset: number;
}

const PRIMARY = /^SIMPLE *=/;
const EXTENSION = /^XTENSION *=/;

/**
 * Walks the file to the image that is meant: the primary array where it has two or more axes, else the first IMAGE
 * extension that has. A tile-compressed image in its place is found too, and refused. Leaves the source at its data.
 */
export async function findImage(source: ByteSource): Promise<FitsResult<Hdu>> {
  let headerOffset = 0;
  let seen = 'the primary array is empty';
  for (let index = 0; ; index++) {
    const blocks = await readHeaderBlocks(source, { offset: headerOffset, begins: index === 0 ? PRIMARY : EXTENSION });
    if (!blocks.ok) return blocks;
    if (!blocks.value) return faulty(nothingFound({ index, offset: headerOffset, seen }));
    const hdu = hduOf(blocks.value, { index, headerOffset });
    if (!hdu.ok) return hdu;
    const { header, layout, dataOffset } = hdu.value;
    const refused = refusal(hdu.value);
    if (refused) return faulty({ code: 'unsupported', message: `unsupported: ${refused}`, offset: headerOffset });
    if (isImage(header, index)) {
      if (layout.dataBytes > 0 && layout.axes.length >= 2) return hdu;
      if (layout.dataBytes > 0) seen = `HDU ${index} has one axis only`;
    }
    const length = paddedLength(layout.dataBytes);
    const passed = await source.skip(length);
    if (passed < layout.dataBytes) return faulty(truncation({ layout, dataOffset, there: passed }));
    headerOffset = dataOffset + length;
  }
}

function hduOf(blocks: HeaderBlocks, { index, headerOffset }: { index: number; headerOffset: number }) {
  const layout = layoutOf(blocks.header, headerOffset);
  if (!layout.ok) return layout;
  const dataOffset = headerOffset + blocks.bytes;
  return ok<Hdu>({ header: blocks.header, layout: layout.value, index, headerOffset, dataOffset });
}

function isImage(header: Header, index: number): boolean {
  return index === 0 ? header.getBoolean('GROUPS') !== true : header.getString('XTENSION')?.toUpperCase() === 'IMAGE';
}

function refusal({ header, layout, index }: Hdu): string | undefined {
  if (header.getBoolean('ZIMAGE') === true) {
    const algorithm = header.getString('ZCMPTYPE') ?? 'an unnamed algorithm';
    return `HDU ${index} is a tile-compressed image (${algorithm}); unpack it first (funpack)`;
  }
  if (!isImage(header, index) || layout.dataBytes === 0 || layout.axes.length < 3) return undefined;
  const planes = layout.axes.slice(2).reduce((total, length) => total * length, 1);
  if (planes === 1) return undefined;
  const shape = layout.axes.join(' x ');
  return planes === 3
    ? `HDU ${index} is a colour image (${shape}); photometry needs the raw, not debayered, frame`
    : `HDU ${index} is a cube of ${planes} planes (${shape}); only single images are read`;
}

function nothingFound({ index, offset, seen }: { index: number; offset: number; seen: string }) {
  if (index === 0) {
    return { code: 'not-fits' as const, message: 'not FITS: the file does not begin with SIMPLE', offset };
  }
  const message = `no image: ${seen}, and none of ${index - 1} extensions is an image of two axes`;
  return { code: 'no-image' as const, message, offset };
}
