/** Reads bits from the highest of each byte on; behind the end come zeros, and `overrun` tells. */
export class BitReader {
  /** The lowest `have` bits are the next ones. */
  private word = 0;
  private have = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private next: number,
  ) {}

  get overrun(): boolean {
    return this.next - (this.have >> 3) > this.bytes.length;
  }

  /** At most 8. */
  read(count: number): number {
    const value = this.peek(count);
    this.have -= count;
    return value;
  }

  /** At most 8, without passing over them. */
  peek(count: number): number {
    while (this.have < count) {
      this.word = (this.word << 8) | (this.bytes[this.next] ?? 0);
      this.next++;
      this.have += 8;
    }
    return (this.word >>> (this.have - count)) & ((1 << count) - 1);
  }

  /** Passes over bits that were peeked at. */
  pass(count: number): void {
    this.have -= count;
  }

  /** Goes on with the next whole byte. */
  align(): void {
    this.have &= ~7;
  }
}
