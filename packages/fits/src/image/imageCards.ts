import type { Card } from '../header/card.js';
import { Header } from '../header/header.js';
import { COMPRESSION, STRUCTURAL } from '../header/structural.js';

export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly bitpix: 16 | -32;
}

const UNSIGNED_ZERO = 32768;

/**
 * The header of a primary array of this shape: structural cards first, then the given header's others in their order.
 */
export function imageCards(header: Header, { width, height, bitpix }: Shape): Header {
  const commented = (keyword: string, value: Card['value'], comment: string): Card => {
    const old = header.card(keyword)?.comment;
    return { keyword, value, comment: old || comment };
  };
  const scaled: Card[] = [
    { keyword: 'BZERO', value: UNSIGNED_ZERO, comment: 'pixels are unsigned' },
    { keyword: 'BSCALE', value: 1, comment: 'pixels are unsigned' },
  ];
  const structural: Card[] = [
    commented('SIMPLE', true, 'conforms to the FITS standard'),
    { keyword: 'BITPIX', value: bitpix, comment: bitpix === 16 ? '16-bit integers' : '32-bit floating point' },
    commented('NAXIS', 2, 'number of axes'),
    commented('NAXIS1', width, 'columns'),
    commented('NAXIS2', height, 'rows'),
    ...(bitpix === 16 ? scaled : []),
    commented('EXTEND', true, 'extensions are permitted'),
  ];
  return Header.of([...structural, ...header.without(STRUCTURAL, COMPRESSION, 'INHERIT').cards]);
}
