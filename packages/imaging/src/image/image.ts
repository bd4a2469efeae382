export type PixelArray = Float32Array | Float64Array | Uint16Array;

/** Row-major pixels: (x, y) is `pixels[y * width + x]`; pixel centres are whole numbers, (0, 0) is the first. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly pixels: PixelArray;
}

/** A place in an image, in pixels, 0-based: x along the columns, y along the rows. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Throws when images that must lie pixel on pixel do not. */
export function assertSameSize(images: readonly Image[]): void {
  const first = images[0];
  for (const image of images) {
    if (image.pixels.length !== image.width * image.height) {
      throw new RangeError(`an image of ${image.width} x ${image.height} has ${image.pixels.length} pixels`);
    }
    if (first && (image.width !== first.width || image.height !== first.height)) {
      throw new RangeError(
        `images differ in size: ${first.width} x ${first.height} and ${image.width} x ${image.height}`,
      );
    }
  }
}
