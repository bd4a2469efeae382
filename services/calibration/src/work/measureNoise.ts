import type { CalType } from '@wombat/proto/words';
import { type FrameFile, PixelReader } from '@wombat/reduction';
import type { MeasuredOfMaster } from '../adapters/masterFile.js';
import { measuredOfHeader } from '../adapters/masterFile.js';
import { cameraNoise, frameNoise, type Middle } from '../domain/index.js';

/** Pixels a side of what is looked at, about the middle. */
const SIDE = 512;
const MOST_PAIRS = 5;

/** What the frames of a master tell of the camera's noise: biases of their own, flats with what their bias tells. */
export function measureNoise(calType: CalType, frames: readonly FrameFile[], bias: FrameFile | null): MeasuredOfMaster {
  if (calType === 'bias') {
    const noise = frameNoise(pairsOf(frames, null));
    return noise === null ? {} : { frameNoise: noise };
  }
  const { frameNoise: noise } = bias === null ? {} : measuredOfHeader(bias.header);
  return (calType === 'flat' && noise !== undefined && cameraNoise(pairsOf(frames, bias), noise)) || {};
}

/** The first with the second, the third with the fourth: frames that follow each other. */
function pairsOf(frames: readonly FrameFile[], bias: FrameFile | null): [Middle, Middle][] {
  const below = bias === null ? null : middleOf(bias);
  return Array.from({ length: Math.min(MOST_PAIRS, Math.floor(frames.length / 2)) }, (_, pair) => {
    const [one, other] = frames.slice(2 * pair, 2 * pair + 2).map((frame) => less(middleOf(frame), below));
    if (one === undefined || other === undefined) throw new Error('a pair of less than two frames');
    return [one, other];
  });
}

function less(middle: Middle, below: Middle | null): Middle {
  if (below === null) return middle;
  return { ...middle, pixels: middle.pixels.map((value, at) => value - (below.pixels[at] ?? Number.NaN)) };
}

function middleOf({ pixels: place, ...frame }: FrameFile): Middle {
  const [width, height] = [Math.min(SIDE, frame.width), Math.min(SIDE, frame.height)];
  const [left, top] = [Math.floor((frame.width - width) / 2), Math.floor((frame.height - height) / 2)];
  const pixels = new Float64Array(width * height);
  const reader = new PixelReader();
  for (let y = 0; y < height; y++)
    reader.into(pixels.subarray(y * width, (y + 1) * width), place, {
      start: (top + y) * frame.width + left,
      count: width,
    });
  return { width, height, pixels };
}
