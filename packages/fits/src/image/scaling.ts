import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Bitpix } from '../hdu/layout.js';
import type { Header } from '../header/header.js';

/** physical = zero + scale x stored; `blank` is the stored integer that means "no value". */
export interface Scaling {
  readonly zero: number;
  readonly scale: number;
  readonly blank: number | undefined;
}

/** BZERO, BSCALE and (for integer pixels alone) BLANK, with the standard's defaults. */
export function scalingOf(header: Header, { bitpix, offset }: { bitpix: Bitpix; offset: number }): FitsResult<Scaling> {
  const zero = numberOr(header, 'BZERO', 0);
  const scale = numberOr(header, 'BSCALE', 1);
  if (zero === undefined || scale === undefined || scale === 0) {
    const cards = `BZERO ${header.getString('BZERO') ?? 0}, BSCALE ${header.getString('BSCALE') ?? 1}`;
    return refuse({ code: 'bad-header', message: `bad header: pixels cannot be scaled by ${cards}`, offset });
  }
  return ok({ zero, scale, blank: bitpix > 0 ? header.getNumber('BLANK') : undefined });
}

function numberOr(header: Header, keyword: string, otherwise: number): number | undefined {
  const given = header.get(keyword);
  return given === undefined || given === null ? otherwise : header.getNumber(keyword);
}
