const CHUNK_VALUES = 8192;

/** Numbers in the order they came, in small chunks: nothing is copied while the list grows. */
export class ValueList {
  private readonly chunks: Float64Array[] = [];
  private length = 0;

  push(value: number): void {
    const at = this.length % CHUNK_VALUES;
    if (at === 0) this.chunks.push(new Float64Array(CHUNK_VALUES));
    const last = this.chunks[this.chunks.length - 1];
    if (last !== undefined) last[at] = value;
    this.length++;
  }

  toArray(): Float64Array {
    const all = new Float64Array(this.length);
    this.chunks.forEach((chunk, index) => {
      const start = index * CHUNK_VALUES;
      all.set(chunk.subarray(0, Math.min(CHUNK_VALUES, this.length - start)), start);
    });
    return all;
  }
}
