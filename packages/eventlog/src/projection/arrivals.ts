/** What came and was not taken yet, in its order. */
export class Arrivals<Message> {
  private waiting: Message[] = [];
  private error: unknown = null;
  private ended = false;
  private wake: () => void = () => undefined;

  push(message: Message): void {
    if (this.ended) return;
    this.waiting.push(message);
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

  /** All that has come, as soon as there is any; null after the end. Throws the error it ended by. */
  async take(): Promise<Message[] | null> {
    while (this.waiting.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.error !== null) throw this.error;
    if (this.ended) return null;
    return this.waiting.splice(0);
  }
}
