/**
 * A place as AstroImageJ counts pixels: from the corner of the image, whose upper row is the last of the file, so that
 * the middle of a pixel ends in .5. Given 0-based from the middle of the file's first pixel.
 */
export function imagePlace({ x, y }: { x: number; y: number }, height: number): { x: number; y: number } {
  return { x: x + 0.5, y: height - y - 0.5 };
}
