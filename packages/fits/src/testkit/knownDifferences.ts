import type { FitsFaultCode } from '../fault.js';

/** Where this reader knowingly says something else than astropy; `docs/fits.md` has the same table. */
export interface KnownDifference {
  readonly file: string;
  /** The fault given instead of pixels. */
  readonly fault?: FitsFaultCode;
  /** Numbers that may differ by more than a millionth of themselves. */
  readonly numbers?: readonly string[];
  readonly why: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    file: 'asi/Flat_ASIImg_frame0007.fit',
    fault: 'truncated',
    why: 'the file ends in the middle of its pixels; astropy fails too',
  },
  {
    file: 'astropy/random_groups.fits',
    why: 'random groups of visibilities are no image: the HDU is named and has no numbers; astropy fails here',
  },
  {
    file: 'eso-midas/tst0006.mt',
    numbers: ['mean'],
    why: 'the pixels cancel: the mean is 1e-15 of nothing but rounding, and depends on the order of adding',
  },
  {
    file: 'nom-tam/rp600245n00_im1.fits.Z',
    fault: 'unsupported',
    why: 'packed with Unix compress, which Node.js cannot unpack; astropy refuses it too',
  },
  {
    file: 'nom-tam/test.fits.Z',
    fault: 'unsupported',
    why: 'packed with Unix compress, which Node.js cannot unpack; astropy refuses it too',
  },
  {
    file: 'nom-tam/test.fits.bz2',
    fault: 'unsupported',
    why: 'packed with bzip2, which Node.js cannot unpack; no camera writes it',
  },
];
