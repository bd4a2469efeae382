/** What a stack kernel is made for; the number of frames is known only when it is asked for. */
export interface StackShape {
  readonly frameCount: number;
  /** Pixels of a block, a multiple of 8. */
  readonly blockPixels: number;
  /** Stored pixels: big-endian unsigned 16 bit with BZERO 32768, or big-endian float32. */
  readonly source: 'u16' | 'f32';
  /** `plain`: the frames as they are; `offset`: less a plane; `scaled`: less two planes, over a level per frame. */
  readonly work: 'plain' | 'offset' | 'scaled';
  readonly sigma: number;
  readonly rounds: number;
}

/** Above this the network runs over memory: there are not registers and code enough for so many lanes. */
export const MOST_UNROLLED = 64;
/** Above this the bits of a key do not hold both a value and the number of a frame. */
export const MOST_FRAMES = 256;

/** Byte addresses in the kernel's memory. */
export interface StackLayout {
  readonly sorted: number;
  readonly values: number;
  readonly comparators: number;
  readonly levels: number;
  readonly inverses: number;
  readonly bias: number;
  readonly dark: number;
  readonly output: number;
  readonly frames: number;
  /** Bytes from one frame's block to the next; not a power of two, which would fall into the same cache lines. */
  readonly stride: number;
  readonly end: number;
}

/** Past the end of a plane the last group of lanes may read and write. */
const SLACK_BYTES = 64;

export function stackLayout({ frameCount, blockPixels, source, work }: StackShape, comparators: number): StackLayout {
  let end = 64;
  const take = (bytes: number) => {
    const start = end;
    end = Math.ceil((start + bytes) / 64) * 64;
    return start;
  };
  const plane = (bytesPerPixel: number) => blockPixels * bytesPerPixel + SLACK_BYTES;
  const stride = plane(source === 'u16' ? 2 : 4);
  return {
    sorted: take(16 * frameCount),
    values: take(8 * frameCount),
    comparators: take(frameCount > MOST_UNROLLED ? 8 * comparators : 0),
    levels: take(8 * frameCount),
    inverses: take(4 * frameCount),
    bias: take(work === 'plain' ? 0 : plane(4)),
    dark: take(work === 'scaled' ? plane(4) : 0),
    output: take(plane(work === 'scaled' ? 8 : 4)),
    frames: take(stride * frameCount),
    stride,
    get end() {
      return end;
    },
  };
}
