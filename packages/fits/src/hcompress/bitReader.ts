/** Reads bits from the highest of each byte on; behind the end come zeros, and `overrun` tells. */
export class BitReader {
  private bit = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private next: number,
  ) {}

  get overrun(): boolean {
    return this.next > this.bytes.length;
  }

  one(): number {
    if (this.bit === 0) {
      this.bit = 8;
      this.next++;
    }
    this.bit--;
    return ((this.bytes[this.next - 1] ?? 0) >> this.bit) & 1;
  }

  /** At most 8. */
  several(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++) value = (value << 1) | this.one();
    return value;
  }

  /** Goes on with the next whole byte. */
  align(): void {
    this.bit = 0;
  }
}
