import { type FrameWcs, pixelToSky, type SkyPosition, separationDegrees, skyToPixel } from '@wombat/sky';

/** Where one solved frame lies on the sky. */
export interface Footprint {
  wcs: FrameWcs;
  width: number;
  height: number;
}

/** Frames whose middle is farther than this part of a field's diagonal from the others' are mis-pointed. */
const MISPOINTED = 0.75;

export function corners({ wcs, width, height }: Footprint): SkyPosition[] {
  const xs = [-0.5, width - 0.5];
  const ys = [-0.5, height - 0.5];
  return xs.flatMap((x) => ys.map((y) => pixelToSky(wcs, { x, y })));
}

export function centre({ wcs, width, height }: Footprint): SkyPosition {
  return pixelToSky(wcs, { x: (width - 1) / 2, y: (height - 1) / 2 });
}

/** Whether a place lies on the frame, `margin` pixels inside its edges. */
export function contains({ wcs, width, height }: Footprint, position: SkyPosition, margin: number): boolean {
  const pixel = skyToPixel(wcs, position);
  if (pixel === null) return false;
  const inside = (value: number, size: number) => value >= margin && value <= size - 1 - margin;
  return inside(pixel.x, width) && inside(pixel.y, height);
}

export function halfDiagonalDegrees(frame: Footprint): number {
  const [first] = corners(frame);
  return first === undefined ? 0 : separationDegrees(first, centre(frame));
}

/**
 * The frames that point where most of them do: the drift of a night is lawful, a jump away is not. All of them where no
 * place has a majority (two frames far apart): nothing tells then which are right.
 */
export function wellPointed(frames: readonly Footprint[]): Footprint[] {
  const centres = frames.map(centre);
  const distances = centres.map((one) => middle(centres.map((other) => separationDegrees(one, other))));
  const agreed = frames.filter(
    (frame, index) => (distances[index] ?? 0) <= 2 * MISPOINTED * halfDiagonalDegrees(frame),
  );
  return agreed.length > 0 ? agreed : [...frames];
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
