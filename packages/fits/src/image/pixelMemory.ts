import type { Pixels } from './scaledInto.js';

/** Room for the pixels of one frame after the other: new memory for each takes longer than reading it. */
export class PixelMemory {
  private held = new ArrayBuffer(0);

  /** Room for so many pixels, whatever stands there; it was the last frame's. */
  of(count: number, single: boolean): Pixels {
    const bytes = count * (single ? Float32Array : Float64Array).BYTES_PER_ELEMENT;
    if (this.held.byteLength < bytes) {
      this.release();
      this.held = new ArrayBuffer(bytes);
    }
    return single ? new Float32Array(this.held, 0, count) : new Float64Array(this.held, 0, count);
  }

  /** Gives it back to the system at once; what was handed out has no pixels any more. */
  release(): void {
    this.held.transfer(0);
    this.held = new ArrayBuffer(0);
  }
}
