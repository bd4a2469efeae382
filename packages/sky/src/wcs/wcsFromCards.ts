import { ok, type Result, refuse } from '@wombat/result';
import { normalizeDegrees } from '../angles/angle.js';
import type { CardLookup } from './cardReader.js';
import { cardNumber, cardWord } from './cardReader.js';
import { cdMatrixFromCards } from './cdMatrixFromCards.js';
import { namesSip, sipFromCards } from './sipFromCards.js';
import { determinant, type LinearWcs } from './tanWcs.js';
import { isTpvInDisguise, tpvFromCards } from './tpvFromCards.js';
import type { Wcs } from './wcs.js';
import { wcsObstacle } from './wcsObstacle.js';

export interface WcsFault {
  /** `no-wcs`: the header has no usable solution; `unsupported-wcs`: it has one of a kind that is not read. */
  code: 'no-wcs' | 'unsupported-wcs';
  message: string;
}

export type WcsResult = Result<Wcs, WcsFault>;

/** The two axes of equatorial, galactic, ecliptic ... coordinates: `RA---TAN`, `GLAT-CAR`. */
const CELESTIAL = /^(RA--|DEC-|[A-Z]LON|[A-Z]LAT)-/;

/**
 * World coordinates of a header: TAN, TAN-SIP, TPV and TAN with the PV cards of TPV, with a CD matrix, PC and CDELT, or
 * CDELT and CROTA2, in ICRS or FK5 J2000. SIP cards count whether or not CTYPE names them, and before PV cards, as in
 * astropy. FITS's 1-based CRPIX becomes 0-based. Numbers in quotes are read as numbers.
 */
export function wcsFromCards(get: CardLookup): WcsResult {
  if (!CELESTIAL.test(cardWord(get, 'CTYPE1') ?? '') || !CELESTIAL.test(cardWord(get, 'CTYPE2') ?? '')) {
    return fault('no-wcs', 'the header has no sky coordinates (CTYPE1, CTYPE2)');
  }
  const obstacle = wcsObstacle(get);
  return obstacle === undefined ? solutionFromCards(get) : fault('unsupported-wcs', obstacle);
}

function withDistortion(get: CardLookup, linear: LinearWcs): Wcs {
  const sip = sipFromCards(get);
  if (sip !== undefined) return { kind: 'SIP', ...linear, distortion: sip };
  if (namesSip(get)) return { kind: 'TAN', ...linear };
  const isTpv = cardWord(get, 'CTYPE1') === 'RA---TPV' || isTpvInDisguise(get);
  return isTpv ? { kind: 'TPV', ...linear, distortion: tpvFromCards(get) } : { kind: 'TAN', ...linear };
}

function solutionFromCards(get: CardLookup): WcsResult {
  const crpixX = cardNumber(get, 'CRPIX1');
  const crpixY = cardNumber(get, 'CRPIX2');
  const ra = cardNumber(get, 'CRVAL1');
  const dec = cardNumber(get, 'CRVAL2');
  if (crpixX === undefined || crpixY === undefined || ra === undefined || dec === undefined) {
    return fault('no-wcs', 'the header names a projection but CRPIX or CRVAL is missing or not a number');
  }
  if (Math.abs(dec) > 90) return fault('no-wcs', `CRVAL2 is ${dec}, no declination`);
  const cd = cdMatrixFromCards(get);
  if (cd === undefined) return fault('no-wcs', 'the header has no scale (CD matrix or CDELT1, CDELT2)');
  if (determinant(cd) === 0)
    return fault('no-wcs', 'the scale of the header is singular: its CD matrix has no inverse');
  const tangent = { raDegrees: normalizeDegrees(ra), decDegrees: dec };
  return ok(withDistortion(get, { crpixX: crpixX - 1, crpixY: crpixY - 1, ...tangent, cd }));
}

function fault(code: WcsFault['code'], message: string): WcsResult {
  return refuse({ code, message });
}
