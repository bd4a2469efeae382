const INTERRUPTED = 130;

/** Ctrl-C or SIGTERM: the first asks for an orderly stop, a second Ctrl-C ends everything at once. */
export class StopRequest {
  readonly asked: Promise<NodeJS.Signals>;
  /** The signal that asked; null while none did. */
  signal: NodeJS.Signals | null = null;
  private atOnce: () => void = () => undefined;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
    this.asked = promise;
    const ask = (signal: NodeJS.Signals) => {
      if (this.signal !== null && signal === 'SIGINT') {
        this.atOnce();
        process.exit(INTERRUPTED);
      }
      this.signal ??= signal;
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  }

  onSecond(atOnce: () => void): void {
    this.atOnce = atOnce;
  }
}
