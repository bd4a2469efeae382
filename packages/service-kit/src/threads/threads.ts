import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Answered, thrownAgain } from './answered.js';

/** What threads of one entry can be asked, and what they answer: plain data, which is copied there and back. */
export type Asks = Record<string, { order: unknown; answer: unknown }>;

/** As it goes to a thread. */
export interface ThreadTask {
  readonly name: string;
  readonly order: unknown;
}

export interface ThreadsOptions {
  /** Built module that calls `answerAsks`. */
  entry: URL;
  /** So many threads at most. */
  most: number;
  keptMilliseconds?: number;
  /** For what is soon garbage: many small numbers need more than pixels do, which lie in memory of their own. */
  youngMebibytes?: number;
}

/** Between two jobs of a night; whoever waits for longer is to weigh little. */
const KEPT_MILLISECONDS = 2_000;
/** They make little garbage beside the memory of their pixels. */
const YOUNG_MEBIBYTES = 4;

interface Waiting {
  readonly task: ThreadTask;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Threads that each carry out one task at a time, those asked first before the others. They are there from the first
 * task on, and until none has come for a while: they hold memory. One that dies fails its task alone.
 */
export class Threads<Own extends Asks> {
  private readonly all = new Set<Worker>();
  private readonly free: Worker[] = [];
  private readonly waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ThreadsOptions) {}

  /** How many there are at this moment. */
  get count(): number {
    return this.all.size;
  }

  ask<Name extends keyof Own & string>(name: Name, order: Own[Name]['order']): Promise<Own[Name]['answer']> {
    clearTimeout(this.timer);
    return new Promise((resolve, reject) => {
      this.waiting.push({ task: { name, order }, resolve, reject });
      this.begin();
    });
  }

  async dismiss(): Promise<void> {
    clearTimeout(this.timer);
    this.free.length = 0;
    await Promise.all([...this.all].map((thread) => thread.terminate()));
  }

  private begin(): void {
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const thread = this.free.pop() ?? this.another();
      if (thread === null) return;
      this.waiting.shift();
      this.carryOut(thread, next);
    }
    if (this.all.size === 0 || this.free.length < this.all.size) return;
    this.timer = setTimeout(() => void this.dismiss(), this.options.keptMilliseconds ?? KEPT_MILLISECONDS);
    this.timer.unref();
  }

  private another(): Worker | null {
    if (this.all.size >= this.options.most) return null;
    const { entry, youngMebibytes = YOUNG_MEBIBYTES } = this.options;
    const thread = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: youngMebibytes } });
    this.all.add(thread);
    thread.once('exit', () => {
      this.all.delete(thread);
      if (this.free.includes(thread)) this.free.splice(this.free.indexOf(thread), 1);
      this.begin();
    });
    return thread;
  }

  private carryOut(thread: Worker, { task, resolve, reject }: Waiting): void {
    const settle = () => {
      thread.off('message', onAnswer);
      thread.off('error', onError);
      thread.off('exit', onExit);
    };
    const onAnswer = (answered: Answered) => {
      settle();
      // Whoever has nothing else to do may end.
      thread.unref();
      this.free.push(thread);
      if ('answer' in answered) resolve(answered.answer);
      else reject(thrownAgain(answered));
      this.begin();
    };
    const onError = (error: unknown) => {
      settle();
      reject(error);
    };
    const onExit = (code: number) => {
      settle();
      reject(new Error(`the thread of ${task.name} ended with ${code}`));
    };
    thread.on('message', onAnswer);
    thread.on('error', onError);
    thread.on('exit', onExit);
    thread.ref();
    thread.postMessage(task);
  }
}

/** How many threads of this computer's processors each of so many processes has, `most` at most. */
export function threadsEach(processes: number, most: number): number {
  return Math.min(most, Math.max(1, Math.floor(availableParallelism() / processes)));
}
