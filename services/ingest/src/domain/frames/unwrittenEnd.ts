/** Some whole rows of an image, row-major, from the first to the last. */
interface Rows {
  height: number;
  pixels: ArrayLike<number>;
}

/** Of a frame, where zero may be a value too. */
const LEAST_OF_ZEROS = 0.25;

/**
 * Finds the end of a frame that was never written: a copy that broke off, or a disk without power, leaves a file of its
 * full length whose last bytes are zero. Where whole numbers stand for unsigned ones (BZERO 32768), zero bytes read as
 * a bright constant, which no camera writes for a whole row. Else they read as 0, as the border of a registered frame
 * does. Then it takes a quarter of the frame, which ends within a row while the row before is whole.
 */
export class UnwrittenEnd {
  private rowsSeen = 0;
  /** Of the pixels since the last that is not zero bytes. */
  private trailing = 0;
  /** Zero bytes at the end of the last row that holds anything else, and of the row before it. */
  private tail = 0;
  private tailBefore = 0;

  /**
   * `width` in pixels; `zero` is the value that zero bytes stand for (BZERO). `zeroBytes` is what they are in the rows
   * that are taken, where these hold pixels as they are stored: 0.
   */
  constructor(private readonly options: { width: number; zero: number; zeroBytes?: 0 }) {}

  take({ height, pixels }: Rows): void {
    const { width } = this.options;
    for (let row = 0; row < height; row++) this.takeRow(this.zerosAtEnd(pixels, (row + 1) * width));
  }

  /** Whole rows at the end that were never written; 0 where the frame is whole. */
  rows(): number {
    const { width, zero } = this.options;
    const rows = Math.floor(this.trailing / width);
    if (rows === 0 || zero !== 0) return rows;
    const breaksOffWithinRow = this.tail > 0 && this.tailBefore === 0;
    return breaksOffWithinRow && rows >= LEAST_OF_ZEROS * this.rowsSeen ? rows : 0;
  }

  private takeRow(zeros: number): void {
    this.rowsSeen++;
    if (zeros === this.options.width) {
      this.trailing += zeros;
      return;
    }
    this.tailBefore = this.tail;
    this.tail = zeros;
    this.trailing = zeros;
  }

  private zerosAtEnd(pixels: ArrayLike<number>, end: number): number {
    const { width, zero, zeroBytes = zero } = this.options;
    let zeros = 0;
    while (zeros < width && pixels[end - 1 - zeros] === zeroBytes) zeros++;
    return zeros;
  }
}
