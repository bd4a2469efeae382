import type { TanWcs } from './tanWcs.js';

export interface WcsCard {
  keyword: string;
  value: string | number;
  comment: string;
}

/**
 * FITS cards of a TAN solution in the form every program reads: CD matrix, 1-based CRPIX. Whoever writes them takes
 * out older PC, CDELT, CROTA, SIP and PV cards first.
 */
export function wcsToCards(wcs: TanWcs): WcsCard[] {
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  return [
    { keyword: 'CTYPE1', value: 'RA---TAN', comment: 'gnomonic projection' },
    { keyword: 'CTYPE2', value: 'DEC--TAN', comment: 'gnomonic projection' },
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
  ];
}
