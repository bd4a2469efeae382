import { type PixelPlace, PixelReader, type Stretch } from './pixelPlace.js';

/** Values made of pixels: pixels - bias - dark, and where there is a centre, how far that is from it. */
export interface ValueSource {
  readonly pixels: PixelPlace;
  readonly bias: PixelPlace | null;
  readonly dark: PixelPlace | null;
  readonly centre: number | null;
}

/** Reads such values block by block, in float64. */
export class ValueReader {
  private readonly reader = new PixelReader();
  private readonly subtracted: Float64Array;

  constructor(
    private readonly source: ValueSource,
    blockPixels: number,
  ) {
    this.subtracted = new Float64Array(source.bias === null && source.dark === null ? 0 : blockPixels);
  }

  into(values: Float64Array, stretch: Stretch): void {
    const { pixels, bias, dark, centre } = this.source;
    this.reader.into(values, pixels, stretch);
    for (const master of [bias, dark]) {
      if (master === null) continue;
      this.reader.into(this.subtracted, master, stretch);
      for (let at = 0; at < stretch.count; at++) values[at] = (values[at] as number) - (this.subtracted[at] as number);
    }
    if (centre === null) return;
    for (let at = 0; at < stretch.count; at++) values[at] = Math.abs((values[at] as number) - centre);
  }
}
