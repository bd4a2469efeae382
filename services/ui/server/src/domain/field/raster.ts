import { GLYPH, glyphOf } from './glyphs.js';

export type Colour = readonly [red: number, green: number, blue: number];

const CHANNELS = 3;
const DASHES = 18;
const LINE_PIXELS = 1.5;
const LETTER_STEP = GLYPH.width + 1;
const BLACK: Colour = [0, 0, 0];

/** A picture in colour that can be drawn on. Places are those of pixels' centres; what lies off it is left away. */
export class Raster {
  readonly rgb: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.rgb = new Uint8Array(width * height * CHANNELS);
  }

  /** Lays a grey picture of the same width on top of it. */
  layGrey(grey: Uint8Array): void {
    for (const [at, value] of grey.entries()) this.rgb.fill(value, at * CHANNELS, (at + 1) * CHANNELS);
  }

  circle(x: number, y: number, radius: number, colour: Colour, { isDashed = false } = {}): void {
    const reach = Math.ceil(radius + LINE_PIXELS);
    for (let row = Math.floor(y) - reach; row <= y + reach; row++)
      for (let column = Math.floor(x) - reach; column <= x + reach; column++) {
        const off = Math.abs(Math.hypot(column - x, row - y) - radius);
        const turn = Math.atan2(row - y, column - x) / Math.PI + 1;
        if (isDashed && Math.floor((turn * DASHES) / 2) % 2 === 1) continue;
        this.blend(column, row, colour, (LINE_PIXELS + 1) / 2 - off);
      }
  }

  line(from: { x: number; y: number }, to: { x: number; y: number }, colour: Colour): void {
    const steps = Math.ceil(2 * Math.hypot(to.x - from.x, to.y - from.y));
    for (let step = 0; step <= steps; step++) {
      const part = steps === 0 ? 0 : step / steps;
      this.blend(Math.round(from.x + part * (to.x - from.x)), Math.round(from.y + part * (to.y - from.y)), colour, 1);
    }
  }

  /** A line of text about its middle, `scale` pixels a dot, with a dark edge so that it is read on stars. */
  text(words: string, middle: { x: number; y: number }, colour: Colour, scale = 2): void {
    const left = Math.round(middle.x - ((words.length * LETTER_STEP - 1) * scale) / 2);
    const top = Math.round(middle.y - (GLYPH.height * scale) / 2);
    for (const [edge, drawn] of [
      [1, BLACK],
      [0, colour],
    ] as const)
      for (const [at, letter] of [...words].entries())
        this.letter(letter, { left: left + at * LETTER_STEP * scale, top }, { scale, edge, colour: drawn });
  }

  private letter(
    letter: string,
    { left, top }: { left: number; top: number },
    { scale, edge, colour }: { scale: number; edge: number; colour: Colour },
  ): void {
    for (const [column, dots] of glyphOf(letter).entries())
      for (let row = 0; row < GLYPH.height; row++)
        if ((dots >> row) & 1)
          this.square(left + column * scale - edge, top + row * scale - edge, scale + 2 * edge, colour);
  }

  private square(left: number, top: number, side: number, colour: Colour): void {
    for (let row = top; row < top + side; row++)
      for (let column = left; column < left + side; column++) this.blend(column, row, colour, 1);
  }

  private blend(x: number, y: number, colour: Colour, share: number): void {
    if (share <= 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * CHANNELS;
    const opaque = Math.min(share, 1);
    for (const [channel, value] of colour.entries())
      this.rgb[at + channel] = Math.round((this.rgb[at + channel] ?? 0) * (1 - opaque) + value * opaque);
  }
}
