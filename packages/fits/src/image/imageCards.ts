import type { Card } from '../header/card.js';
import { Header } from '../header/header.js';
import { COMPRESSION, STRUCTURAL } from '../header/structural.js';

export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly bitpix: 16 | -32;
  /** Of whole numbers; left out: they are unsigned, from 0 on. */
  readonly steps?: Steps;
}

/** physical = zero + step x stored. */
export interface Steps {
  readonly zero: number;
  readonly step: number;
  /** The stored number of pixels without a value. */
  readonly blank: number;
}

const UNSIGNED_ZERO = 32768;

/**
 * The header of a primary array of this shape: structural cards first, then the given header's others in their order.
 */
export function imageCards(header: Header, { width, height, bitpix, steps }: Shape): Header {
  const commented = (keyword: string, value: Card['value'], comment: string): Card => {
    const old = header.card(keyword)?.comment;
    return { keyword, value, comment: old || comment };
  };
  const structural: Card[] = [
    commented('SIMPLE', true, 'conforms to the FITS standard'),
    { keyword: 'BITPIX', value: bitpix, comment: bitpix === 16 ? '16-bit integers' : '32-bit floating point' },
    commented('NAXIS', 2, 'number of axes'),
    commented('NAXIS1', width, 'columns'),
    commented('NAXIS2', height, 'rows'),
    ...(bitpix === 16 ? scalingCards(steps) : []),
    commented('EXTEND', true, 'extensions are permitted'),
  ];
  return Header.of([...structural, ...header.without(STRUCTURAL, COMPRESSION, 'INHERIT').cards]);
}

function scalingCards(steps: Steps | undefined): Card[] {
  if (steps === undefined)
    return [
      { keyword: 'BZERO', value: UNSIGNED_ZERO, comment: 'pixels are unsigned' },
      { keyword: 'BSCALE', value: 1, comment: 'pixels are unsigned' },
    ];
  return [
    { keyword: 'BZERO', value: steps.zero, comment: 'counts where the stored number is 0' },
    { keyword: 'BSCALE', value: steps.step, comment: 'counts between stored numbers' },
    { keyword: 'BLANK', value: steps.blank, comment: 'stored number of pixels without a value' },
  ];
}
