import type { OnPicture } from '../contract.js';
import type { FrameSize } from '../picture/cutOut.js';

/** One of the eight ways to lay a frame down: columns and rows exchanged first, then counted from the other end. */
export interface Turn {
  isExchanged: boolean;
  isXReversed: boolean;
  isYReversed: boolean;
}

const EITHER = [false, true];
const TURNS: readonly Turn[] = EITHER.flatMap((isExchanged) =>
  EITHER.flatMap((isXReversed) => EITHER.map((isYReversed) => ({ isExchanged, isXReversed, isYReversed }))),
);

/** The turn that brings north up and east to the left as nearly as one does, as on a chart of the sky. */
export function turnOf(north: OnPicture, east: OnPicture): Turn {
  const likeness = (turn: Turn) => -turnedWay(turn, north).y - turnedWay(turn, east).x;
  return TURNS.reduce((best, turn) => (likeness(turn) > likeness(best) ? turn : best));
}

export function turnedSize({ isExchanged }: Turn, { width, height }: FrameSize): FrameSize {
  return isExchanged ? { width: height, height: width } : { width, height };
}

/** A direction as it lies on the turned picture. */
export function turnedWay({ isExchanged, isXReversed, isYReversed }: Turn, { x, y }: OnPicture): OnPicture {
  const [right, down] = isExchanged ? [y, x] : [x, y];
  return { x: isXReversed ? -right : right, y: isYReversed ? -down : down };
}

/** A place as it lies on the turned picture; `size` is that of the picture before. */
export function turnedPlace(turn: Turn, size: FrameSize, place: OnPicture): OnPicture {
  const { width, height } = turnedSize(turn, size);
  const { x, y } = turnedWay(turn, place);
  return { x: turn.isXReversed ? width - 1 + x : x, y: turn.isYReversed ? height - 1 + y : y };
}

/** The pixels of the turned picture, row by row. */
export function turnedPixels(turn: Turn, size: FrameSize, pixels: Uint8Array): Uint8Array {
  const { width, height } = turnedSize(turn, size);
  const turned = new Uint8Array(pixels.length);
  const columnStep = (turn.isExchanged ? size.width : 1) * (turn.isXReversed ? -1 : 1);
  const rowStep = (turn.isExchanged ? 1 : size.width) * (turn.isYReversed ? -1 : 1);
  const first = (turn.isXReversed ? -columnStep * (width - 1) : 0) + (turn.isYReversed ? -rowStep * (height - 1) : 0);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      turned[row * width + column] = pixels[first + row * rowStep + column * columnStep] ?? 0;
  return turned;
}
