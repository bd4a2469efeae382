/** One line on a terminal that says how far a stage is; nothing where nobody watches. */
export class StageProgress {
  private shown = -1;

  constructor(
    private readonly what: string,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  readonly report = (part: number): void => {
    const percent = Math.floor(100 * part);
    if (!this.stream.isTTY || percent === this.shown) return;
    this.shown = percent;
    this.stream.write(`\r${this.what} ${percent} %`);
  };

  done(): void {
    if (this.shown >= 0) this.stream.write('\r\x1b[K');
  }
}
