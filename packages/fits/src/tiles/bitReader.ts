/** Reads bits from the highest of each byte on; behind the end come zeros, and `overrun` tells. */
export class BitReader {
  /** The next bits, at the top of 32, and how many of them were read. */
  private word = 0;
  private have = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private next: number,
  ) {}

  get overrun(): boolean {
    return this.next - (this.have >> 3) > this.bytes.length;
  }

  /** 1 to 25 bits as a number. */
  take(count: number): number {
    const value = this.peek(count);
    this.pass(count);
    return value;
  }

  /** The same without passing over them. */
  peek(count: number): number {
    this.fill();
    return this.word >>> (32 - count);
  }

  /** Passes over bits that were peeked at. */
  pass(count: number): void {
    this.word <<= count;
    this.have -= count;
  }

  /** Goes on with the next whole byte. */
  align(): void {
    this.pass(this.have & 7);
  }

  /** Counts the zeros before the next 1 and passes over them all; -1 where no 1 comes. */
  zeros(): number {
    this.fill();
    const zeros = Math.clz32(this.word);
    if (zeros >= this.have) return this.manyZeros();
    this.word = (this.word << zeros) << 1;
    this.have -= zeros + 1;
    return zeros;
  }

  private manyZeros(): number {
    let zeros = this.have;
    while (this.bytes[this.next] === 0) {
      this.next++;
      zeros += 8;
    }
    const byte = this.bytes[this.next++];
    if (byte === undefined) return -1;
    const more = Math.clz32(byte) - 24;
    this.have = 7 - more;
    this.word = (byte << (24 + more)) << 1;
    return zeros + more;
  }

  private fill(): void {
    while (this.have <= 24) {
      this.word |= (this.bytes[this.next] ?? 0) << (24 - this.have);
      this.next++;
      this.have += 8;
    }
  }
}
