import type { FieldAnswer, FieldStar, OnPicture } from '../contract.js';
import { type Colour, Raster } from './raster.js';

const T1: Colour = [111, 173, 255];
const T2: Colour = [255, 138, 125];
const COMP: Colour = [255, 212, 121];
const UNUSED: Colour = [190, 190, 190];
const WHITE: Colour = [255, 255, 255];

const MARGIN_PIXELS = 8;
/** Of the strip below the picture: its lines, the bar's and the arrows' places. */
const LINES_Y = [14, 36] as const;
const ARROW_PIXELS = 14;
const ARROW_LETTER_PIXELS = 22;
const BAR_FROM_RIGHT = 64;
const LETTER_WIDTH = 12;

/** The field of a series with its apertures, as on the page: a picture in grey, row by row, and what lies on it. */
export function drawField(grey: Uint8Array, field: FieldAnswer): Raster {
  const raster = new Raster(field.width, field.height + field.strip);
  raster.layGrey(grey);
  for (const star of field.stars) drawStar(raster, star, field);
  for (const { tag, role } of field.stars) raster.text(tag.text, tag, colourOf(role));
  drawStrip(raster, field);
  return raster;
}

function colourOf(role: string): Colour {
  if (role === '') return UNUSED;
  return role === 'T1' ? T1 : role === 'T2' ? T2 : COMP;
}

function drawStar(raster: Raster, { x, y, role, tag }: FieldStar, { radii, ring }: FieldAnswer) {
  const colour = colourOf(role);
  if (tag.lineTo !== null) raster.line(tag.lineTo, tag, colour);
  if (role === '') {
    raster.circle(x, y, ring, colour, { isDashed: true });
    return;
  }
  for (const radius of new Set([...radii, ring])) raster.circle(x, y, radius, colour);
}

function drawStrip(raster: Raster, { filename, time, height, scaleBar, strip, ...compass }: FieldAnswer): void {
  for (const [line, words] of [filename, time].entries()) {
    const y = height + (LINES_Y[line] ?? 0);
    raster.text(words, { x: MARGIN_PIXELS + (words.length * LETTER_WIDTH) / 2, y }, WHITE);
  }
  const right = raster.width - BAR_FROM_RIGHT;
  const y = height + (LINES_Y[1] ?? 0);
  raster.line({ x: right - scaleBar.pixels, y }, { x: right, y }, WHITE);
  raster.text(scaleBar.text, { x: right - scaleBar.pixels / 2, y: height + (LINES_Y[0] ?? 0) }, WHITE);
  const middle = { x: raster.width - BAR_FROM_RIGHT / 2, y: height + strip / 2 };
  drawArrow(raster, middle, compass.north, 'N');
  drawArrow(raster, middle, compass.east, 'E');
}

function drawArrow(raster: Raster, from: OnPicture, way: OnPicture, letter: string): void {
  const at = (length: number) => ({ x: from.x + length * way.x, y: from.y + length * way.y });
  raster.line(from, at(ARROW_PIXELS), WHITE);
  raster.text(letter, at(ARROW_LETTER_PIXELS), WHITE, 1);
}
