import type { Header } from '../header/header.js';

/** Which way the first row of the file is meant to be shown; pixels stay in the file's order either way. */
export type RowOrder = 'bottom-up' | 'top-down';

/** ROWORDER as N.I.N.A., SharpCap and Siril write it; without the card FITS means bottom-up. */
export function rowOrderOf(header: Header): RowOrder {
  return header.getString('ROWORDER')?.toUpperCase() === 'TOP-DOWN' ? 'top-down' : 'bottom-up';
}
