import { writeFileSync } from 'node:fs';
import { detector } from '@wombat/fits/reading';
import { type DetectedStar, detectField } from '@wombat/imaging/detection';
import type { Request } from '../arguments.js';
import { csvText } from '../pixels/csvText.js';
import { readFrame } from '../pixels/readFrame.js';
import { typicalShape } from '../pixels/typicalShape.js';
import { complain } from '../report/complain.js';

const HEADINGS = ['x', 'y', 'flux', 'peak', 'fwhm', 'ellipticity', 'flags'];
/** SExtractor's bits. */
const FLAGS = { blended: 2, saturated: 4, truncated: 8 } as const;
const DIGITS = 6;

/** `detect`: the stars of a frame as a table, and what they are like as one line of JSON. */
export async function detect({ words: [path = ''], options }: Request): Promise<number> {
  const read = await readFrame(path);
  if (!read.ok) return complain([`${path}: ${read.fault.message}`]);
  const image = read.value;
  const camera = detector(image.header, { match: {} });
  const field = detectField(image, { saturation: camera.saturation });
  if (options.out !== undefined) writeFileSync(options.out, csvText(HEADINGS, field.stars.map(rowOf)));
  const { fwhmPixels, ellipticity } = typicalShape(image, field, camera);
  const said = {
    stars: field.stars.length,
    fwhm: rounded(fwhmPixels),
    ellipticity: rounded(ellipticity),
    background: rounded(field.sky.level),
    rms: rounded(field.sky.rms),
  };
  process.stdout.write(`${JSON.stringify(said)}\n`);
  return 0;
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
