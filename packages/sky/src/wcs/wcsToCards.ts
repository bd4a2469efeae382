import type { Distortion } from './distortion.js';
import { type SipTerm, sipTerms } from './solutionNumbers.js';
import type { FrameWcs } from './wcs.js';

export interface WcsCard {
  keyword: string;
  value: string | number;
  comment: string;
}

/**
 * FITS cards of a solution in the form every program reads: CD matrix, 1-based CRPIX, SIP polynomials where it is
 * distorted. `inverse`, from pixels without distortion to those with it, becomes AP and BP, which programs without
 * iterations need to place stars. Whoever writes the cards takes out older PC, CDELT, CROTA, SIP and PV cards first.
 */
export function wcsToCards(wcs: FrameWcs, inverse?: Distortion): WcsCard[] {
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  const [form, projection] = wcs.kind === 'TAN' ? ['', 'gnomonic projection'] : ['-SIP', 'gnomonic projection, SIP'];
  return [
    { keyword: 'CTYPE1', value: `RA---TAN${form}`, comment: projection },
    { keyword: 'CTYPE2', value: `DEC--TAN${form}`, comment: projection },
    { keyword: 'CUNIT1', value: 'deg', comment: 'unit of axis 1' },
    { keyword: 'CUNIT2', value: 'deg', comment: 'unit of axis 2' },
    { keyword: 'CRPIX1', value: wcs.crpixX + 1, comment: 'x of the reference pixel, first pixel = 1' },
    { keyword: 'CRPIX2', value: wcs.crpixY + 1, comment: 'y of the reference pixel, first pixel = 1' },
    { keyword: 'CRVAL1', value: wcs.raDegrees, comment: '[deg] right ascension there' },
    { keyword: 'CRVAL2', value: wcs.decDegrees, comment: '[deg] declination there' },
    { keyword: 'CD1_1', value: cd11, comment: '[deg/px] east along x' },
    { keyword: 'CD1_2', value: cd12, comment: '[deg/px] east along y' },
    { keyword: 'CD2_1', value: cd21, comment: '[deg/px] north along x' },
    { keyword: 'CD2_2', value: cd22, comment: '[deg/px] north along y' },
    { keyword: 'RADESYS', value: 'ICRS', comment: 'frame of the coordinates' },
    { keyword: 'EQUINOX', value: 2000, comment: '[yr] equinox of the coordinates' },
    ...(wcs.kind === 'SIP' ? sipCards(wcs.distortion, ['A', 'B']) : []),
    ...(wcs.kind === 'SIP' && inverse !== undefined ? sipCards(inverse, ['AP', 'BP']) : []),
  ];
}

function sipCards(distortion: Distortion, [first, second]: readonly [string, string]): WcsCard[] {
  const { a, b } = sipTerms(distortion);
  const order = Math.max(2, ...[...a, ...b].map(({ x, y }) => x + y));
  return [...axisCards(first, a, order), ...axisCards(second, b, order)];
}

function axisCards(axis: string, terms: readonly SipTerm[], order: number): WcsCard[] {
  return [
    { keyword: `${axis}_ORDER`, value: order, comment: 'order of the SIP polynomial' },
    ...terms.map(({ coefficient, x, y }) => ({
      keyword: `${axis}_${x}_${y}`,
      value: coefficient,
      comment: 'SIP term',
    })),
  ];
}
