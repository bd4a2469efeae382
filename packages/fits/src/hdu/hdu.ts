import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Header } from '../header/header.js';
import { type Bitpix, bitpixOf, type Layout, layoutOf } from './layout.js';

export type HduKind = 'primary' | 'image' | 'compressed image' | 'table' | 'text table' | 'random groups' | 'other';

/** An HDU of a file, without its data. */
export interface Hdu {
  /** As it stands in the file. */
  readonly header: Header;
  /** How its data lie in the file; for a compressed image, the table that keeps it. */
  readonly layout: Layout;
  readonly kind: HduKind;
  /** What its pixels are; without axes where it is no image. */
  readonly image: { readonly bitpix: Bitpix; readonly axes: readonly number[] };
  readonly index: number;
  readonly headerOffset: number;
  readonly dataOffset: number;
  /** The header of the primary HDU. */
  readonly primary: Header;
}

interface Place {
  readonly index: number;
  readonly headerOffset: number;
  readonly headerBytes: number;
  readonly primary: Header;
}

const EXTENSIONS: Record<string, HduKind> = {
  IMAGE: 'image',
  IUEIMAGE: 'image',
  BINTABLE: 'table',
  A3DTABLE: 'table',
  TABLE: 'text table',
};
const MOST_AXES = 9;

export function hduOf(header: Header, { index, headerOffset, headerBytes, primary }: Place): FitsResult<Hdu> {
  const layout = layoutOf(header, headerOffset);
  if (!layout.ok) return layout;
  const kind = kindOf(header, index);
  const image =
    kind === 'compressed image' ? compressedImage(header, headerOffset) : ok(plainImage(kind, layout.value));
  if (!image.ok) return image;
  const dataOffset = headerOffset + headerBytes;
  return ok({ header, layout: layout.value, kind, image: image.value, index, headerOffset, dataOffset, primary });
}

function kindOf(header: Header, index: number): HduKind {
  if (index === 0) {
    return header.getBoolean('GROUPS') === true && header.getNumber('NAXIS1') === 0 ? 'random groups' : 'primary';
  }
  const kind = EXTENSIONS[header.getString('XTENSION')?.toUpperCase() ?? ''] ?? 'other';
  return kind === 'table' && header.getBoolean('ZIMAGE') === true ? 'compressed image' : kind;
}

function plainImage(kind: HduKind, { bitpix, axes }: Layout): Hdu['image'] {
  return { bitpix, axes: kind === 'primary' || kind === 'image' ? axes : [] };
}

/** ZBITPIX, ZNAXIS, ZNAXISn (FITS 4.0, section 10.1.1). */
function compressedImage(header: Header, offset: number): FitsResult<Hdu['image']> {
  const bad = (keyword: string) => {
    const message = `bad header: ${keyword} is ${header.getString(keyword) ?? 'missing'}`;
    return refuse({ code: 'bad-header', message, offset });
  };
  const bitpix = bitpixOf(header.getNumber('ZBITPIX'));
  if (bitpix === undefined) return bad('ZBITPIX');
  const naxis = header.getNumber('ZNAXIS');
  if (naxis === undefined || !Number.isInteger(naxis) || naxis < 0 || naxis > MOST_AXES) return bad('ZNAXIS');
  const axes: number[] = [];
  for (let axis = 1; axis <= naxis; axis++) {
    const length = header.getNumber(`ZNAXIS${axis}`);
    if (length === undefined || !Number.isSafeInteger(length) || length < 0) return bad(`ZNAXIS${axis}`);
    axes.push(length);
  }
  const pixels = axes.reduce((product, length) => product * length, 1);
  if (!Number.isSafeInteger(pixels)) return bad('ZNAXIS1');
  return ok({ bitpix, axes });
}
