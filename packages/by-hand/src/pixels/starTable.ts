import { detector, type FitsImage } from '@wombat/fits/reading';
import { type DetectedStar, detectField, SkyTiles } from '@wombat/imaging/detection';
import { csvText } from './csvText.js';
import { typicalShape } from './typicalShape.js';
import { writeTable } from './writeTable.js';

/** What a frame is like; pixels and counts. */
export interface FieldSummary {
  readonly stars: number;
  readonly fwhm: number;
  readonly ellipticity: number;
  readonly background: number;
  readonly rms: number;
}

export { SkyTiles };

const HEADINGS = ['x', 'y', 'flux', 'peak', 'fwhm', 'ellipticity', 'flags'];
/** SExtractor's bits. */
const FLAGS = { blended: 2, saturated: 4, truncated: 8 } as const;
const DIGITS = 6;

/** Finds a frame's stars, writes them as a table where a path is given, and sums them up. */
export function starTable(image: FitsImage, path: string | undefined, tiles = new SkyTiles(image)): FieldSummary {
  const camera = detector(image.header, { match: {} }, image.header.getNumber('BITPIX') ?? 0);
  const field = detectField(image, { saturation: camera.saturation, tiles });
  if (path !== undefined) writeTable(path, csvText(HEADINGS, field.stars.map(rowOf)));
  const { fwhmPixels, ellipticity } = typicalShape(image, field, camera);
  return {
    stars: field.stars.length,
    fwhm: rounded(fwhmPixels),
    ellipticity: rounded(ellipticity),
    background: rounded(field.sky.level),
    rms: rounded(field.sky.rms),
  };
}

function rowOf(star: DetectedStar): number[] {
  const flags =
    (star.blended ? FLAGS.blended : 0) +
    (star.saturated ? FLAGS.saturated : 0) +
    (star.truncated ? FLAGS.truncated : 0);
  return [star.x, star.y, star.flux, star.peak, star.fwhmPixels, star.ellipticity, flags];
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
