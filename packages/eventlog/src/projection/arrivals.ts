import { Pace } from './pace.js';

/** What came and was not taken yet, in its order. */
export class Arrivals<Message> {
  private waiting: Message[] = [];
  private sinceMilliseconds = 0;
  private isAwaited = false;
  private isPressing = false;
  private error: unknown = null;
  private ended = false;
  private wake: () => void = () => undefined;

  constructor(private readonly pace = new Pace()) {}

  /** `isAwaited`: somebody acts on it. */
  push(message: Message, isAwaited = true): void {
    if (this.ended) return;
    if (this.waiting.length === 0) this.sinceMilliseconds = performance.now();
    const isSooner = this.waiting.length === 0 || (isAwaited && !this.isAwaited);
    this.waiting.push(message);
    this.isAwaited ||= isAwaited;
    if (isSooner || this.wait() === 0) this.wake();
  }

  /** What has come is to be taken now, as somebody waits for what stands in it. */
  press(): void {
    this.isPressing = this.waiting.length > 0;
    this.wake();
  }

  /** Nothing more comes, and what was not taken is of no use. With an error, whoever waits is told. */
  end(error: unknown = null): void {
    if (this.ended) return;
    this.ended = true;
    this.error = error;
    this.waiting = [];
    this.wake();
  }

  /** All that has come, as soon as it is time for it; null after the end. Throws the error it ended by. */
  async take(): Promise<Message[] | null> {
    for (let wait = this.wait(); wait > 0; wait = this.wait()) await this.awoken(wait);
    if (this.error !== null) throw this.error;
    if (this.ended) return null;
    this.pace.note(performance.now());
    [this.isAwaited, this.isPressing] = [false, false];
    return this.waiting.splice(0);
  }

  private wait(): number {
    if (this.ended) return 0;
    const { waiting, sinceMilliseconds, isAwaited, isPressing } = this;
    if (waiting.length === 0) return Number.POSITIVE_INFINITY;
    return isPressing ? 0 : this.pace.wait({ count: waiting.length, sinceMilliseconds, isAwaited }, performance.now());
  }

  private async awoken(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      // Rounded up, as a timer may come early by part of a millisecond.
      if (milliseconds < Number.POSITIVE_INFINITY) timer = setTimeout(resolve, Math.ceil(milliseconds));
    });
    clearTimeout(timer);
  }
}
