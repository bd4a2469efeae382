import { afterExit, type FailureCount } from './backOff.js';
import { describeExit, type Exit, type ProcessHandle } from './processHandle.js';

const GRACE_MILLISECONDS = 10_000;
/** So much later than our processes we may be told ourselves to stop, where a signal goes to all of a group. */
const LATER_MILLISECONDS = 500;

export interface SupervisedProcessOptions {
  name: string;
  start: () => ProcessHandle;
  /** A sentence where restarting cannot help (a bad configuration); null where it may. */
  hopeless: (exit: Exit) => string | null;
  /** Tells the observer, one line. */
  say: (text: string) => void;
  /** Called once when it will not be started again. */
  failed: (sentence: string) => void;
  /** Called when it will be started again after it ended by itself. */
  restarting?: (exit: Exit) => void;
  /** Called after every end of the process, wanted or not. */
  ended?: () => void;
}

/** One process that is kept running: started again after it failed, later and later, and in the end given up. */
export class SupervisedProcess {
  private handle: ProcessHandle | null = null;
  private timer: NodeJS.Timeout | null = null;
  private count: FailureCount = { failures: 0 };
  private stopping = false;
  private isWanted = false;

  constructor(private readonly options: SupervisedProcessOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Process id; null while it waits for its restart. */
  get pid(): number | null {
    return this.handle?.pid ?? null;
  }

  start(): void {
    const handle = this.options.start();
    const startedAt = performance.now();
    this.handle = handle;
    void handle.exited.then((exit) => this.onExit(exit, performance.now() - startedAt));
  }

  /** Ends it as `stop` does, and starts it again; not once it is stopped, and one that waits for its restart has it. */
  async restart(): Promise<void> {
    if (this.handle === null || this.stopping) return;
    this.isWanted = true;
    await this.end();
  }

  /** From now on its end is no failure, whoever asks it to end, and it is not started again. */
  expectEnd(): void {
    this.stopping = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** SIGTERM, ten seconds, SIGKILL; resolves when it is gone. */
  async stop(): Promise<void> {
    this.expectEnd();
    await this.end();
  }

  /** Ends it at once and for good. */
  kill(): void {
    this.expectEnd();
    this.handle?.kill();
  }

  private async end(): Promise<void> {
    const { handle } = this;
    if (handle === null) return;
    handle.terminate();
    const killer = setTimeout(() => this.killStubborn(handle), GRACE_MILLISECONDS);
    await handle.exited;
    clearTimeout(killer);
  }

  private killStubborn(handle: ProcessHandle): void {
    this.options.say(`${this.name} did not stop within ${GRACE_MILLISECONDS / 1000} s and was ended`);
    handle.kill();
  }

  private onExit(exit: Exit, livedMilliseconds: number): void {
    this.handle = null;
    this.options.ended?.();
    if (this.stopping) return;
    if (this.isWanted) {
      this.isWanted = false;
      this.start();
      return;
    }
    if (wasAskedToEnd(exit))
      this.timer = setTimeout(() => this.heedFailure(exit, livedMilliseconds), LATER_MILLISECONDS);
    else this.heedFailure(exit, livedMilliseconds);
  }

  private heedFailure(exit: Exit, livedMilliseconds: number): void {
    const sentence = this.options.hopeless(exit);
    if (sentence !== null) {
      this.giveUp(sentence);
      return;
    }
    const { failures, verdict } = afterExit(this.count, livedMilliseconds);
    this.count = { failures };
    if (verdict.action === 'give-up') {
      this.giveUp(
        `${this.name} failed ${failures} times without a healthy minute (${describeExit(exit)}) and is given up`,
      );
      return;
    }
    this.options.say(
      `${this.name} stopped unexpectedly (${describeExit(exit)}); starting it again in ${verdict.afterSeconds} s`,
    );
    this.options.restarting?.(exit);
    this.timer = setTimeout(() => this.start(), verdict.afterSeconds * 1000);
  }

  private giveUp(sentence: string): void {
    this.stopping = true;
    this.options.failed(sentence);
  }
}

/** By somebody else than us: all of a group may have been, and we with it. */
function wasAskedToEnd({ code, signal }: Exit): boolean {
  return code === 0 || signal === 'SIGTERM' || signal === 'SIGINT' || signal === 'SIGHUP';
}
