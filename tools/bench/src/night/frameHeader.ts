import { Header } from '@wombat/fits';
import { type TanWcs, wcsToCards } from '@wombat/sky';
import { type FrameSort, GAIN, READ_NOISE } from './syntheticCamera.js';

export const FILTER = 'V';
export const TARGET = 'Synthetic';

const ARCSECONDS_PER_PIXEL = 0.4;
const DEGREES_PER_PIXEL = ARCSECONDS_PER_PIXEL / 3600;
const CENTRE = { raDegrees: 80.25, decDegrees: -32.5 };
const DUSK = Date.UTC(2025, 11, 14, 0, 10);
const SORT_CARDS = {
  bias: { IMAGETYP: 'Bias Frame', OBJECT: 'bias', EXPTIME: 0, afterMinutes: 0 },
  flat: { IMAGETYP: 'Flat Field', OBJECT: 'flat', EXPTIME: 3, afterMinutes: 30, FILTER },
  light: { IMAGETYP: 'Light Frame', OBJECT: TARGET, EXPTIME: 60, afterMinutes: 120, FILTER },
} as const;
const MILLISECONDS_PER_FRAME = 75_000;

/** North up, east left, about the field's centre. */
export function solutionOf(size: number, shift: { x: number; y: number }): TanWcs {
  const centre = (size - 1) / 2;
  const cd = [-DEGREES_PER_PIXEL, 0, 0, DEGREES_PER_PIXEL] as const;
  return { kind: 'TAN', ...CENTRE, crpixX: centre + shift.x, crpixY: centre + shift.y, cd };
}

/** The cards of a frame as a camera's program writes them; a light has its solution. */
export function frameHeader(sort: FrameSort, index: number, solution: TanWcs): Header {
  const { afterMinutes, ...own } = SORT_CARDS[sort];
  const began = new Date(DUSK + afterMinutes * 60_000 + index * MILLISECONDS_PER_FRAME);
  const cards: Record<string, string | number> = {
    ...own,
    'DATE-OBS': began.toISOString().replace('Z', ''),
    INSTRUME: 'SynthCam',
    TELESCOP: 'Synth 0.5m',
    XBINNING: 1,
    YBINNING: 1,
    EGAIN: GAIN,
    RDNOISE: READ_NOISE,
    'CCD-TEMP': -20,
  };
  const plain = Object.entries(cards).reduce((header, [name, value]) => header.with(name, value), Header.of([]));
  if (sort !== 'light') return plain;
  return wcsToCards(solution).reduce(
    (header, { keyword, value, comment }) => header.with(keyword, value, comment),
    plain,
  );
}
