import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { BLOCK_LENGTH } from '../header/card.js';
import type { Header } from '../header/header.js';

export type Bitpix = 8 | 16 | 32 | 64 | -32 | -64;

/** How a header says its data are laid out. `axes` in FITS order: NAXIS1 (columns) first. */
export interface Layout {
  readonly bitpix: Bitpix;
  readonly axes: readonly number[];
  /** Without the padding to whole blocks. */
  readonly dataBytes: number;
}

const BITPIX_VALUES: readonly Bitpix[] = [8, 16, 32, 64, -32, -64];
const MOST_AXES = 999;

export function bitpixOf(declared: number | undefined): Bitpix | undefined {
  return BITPIX_VALUES.find((value) => value === declared);
}

/** The layout a header declares (FITS 4.0, equations 1, 2 and 4); a header that declares none is a fault. */
export function layoutOf(header: Header, offset: number): FitsResult<Layout> {
  const bad = (what: string) => refuse({ code: 'bad-header', message: `bad header: ${what}`, offset });
  const bitpix = bitpixOf(header.getNumber('BITPIX'));
  if (bitpix === undefined) return bad(`BITPIX is ${header.getString('BITPIX') ?? 'missing'}`);
  const naxis = header.getNumber('NAXIS');
  if (!isCount(naxis) || naxis > MOST_AXES) return bad(`NAXIS is ${header.getString('NAXIS') ?? 'missing'}`);
  const axes: number[] = [];
  for (let axis = 1; axis <= naxis; axis++) {
    const length = header.getNumber(`NAXIS${axis}`);
    if (!isCount(length)) return bad(`NAXIS${axis} is ${header.getString(`NAXIS${axis}`) ?? 'missing'}`);
    axes.push(length);
  }
  const dataBytes = (Math.abs(bitpix) / 8) * elements(header, axes);
  if (!isCount(dataBytes)) return bad(`NAXIS1 x ... x NAXIS${naxis} is ${axes.join(' x ')}: absurd`);
  return ok({ bitpix, axes, dataBytes });
}

/** Bytes with the padding to whole blocks. */
export function paddedLength(bytes: number): number {
  return Math.ceil(bytes / BLOCK_LENGTH) * BLOCK_LENGTH;
}

function elements(header: Header, axes: readonly number[]): number {
  if (axes.length === 0) return 0;
  const product = (lengths: readonly number[]) => lengths.reduce((total, length) => total * length, 1);
  const groups = header.getBoolean('GROUPS') === true && axes[0] === 0;
  if (!groups && !header.has('XTENSION')) return product(axes);
  const parameters = header.getNumber('PCOUNT') ?? 0;
  const groupCount = header.getNumber('GCOUNT') ?? 1;
  return groupCount * (parameters + product(groups ? axes.slice(1) : axes));
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0;
}
