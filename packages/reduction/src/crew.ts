import { Worker } from 'node:worker_threads';
import type { Report } from './blockQueue.js';
import { STAGES, type StageName, type Stages } from './stages/index.js';

type OrderOf<Name extends StageName> = Parameters<Stages[Name]>[0];
type ShareOf<Name extends StageName> = ReturnType<Stages[Name]>;

/** Asked of a helper thread. */
export interface CrewTask {
  readonly stage: StageName;
  readonly order: unknown;
}

/** A share, or what was thrown: no fault that was to be expected, but carried over to be thrown again. */
export type CrewAnswer = { readonly share: unknown } | { readonly thrown: unknown; readonly code: unknown };

/** Helpers make little garbage beside their kernels' memory. */
const YOUNG_MEBIBYTES = 4;

/** Threads that each do their share of one stage at a time. Helpers start at once, while files are opened. */
export class Crew {
  private readonly helpers: readonly Worker[];
  private readonly joins: boolean;

  /**
   * `apart`: this thread is none of them, and answers to others while they work. Else it is one and blocked meanwhile.
   */
  constructor(threads: number, { apart = false } = {}) {
    const entry = new URL('./crewMember.js', import.meta.url);
    this.joins = !apart;
    this.helpers = Array.from(
      { length: apart ? threads : threads - 1 },
      () => new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES } }),
    );
  }

  /** Every thread's share; the order must let them take turns, by a queue. */
  async run<Name extends StageName>(
    stage: Name,
    order: OrderOf<Name>,
    report: Report = () => {},
  ): Promise<ShareOf<Name>[]> {
    const others = this.helpers.map((helper) => answerOf<ShareOf<Name>>(helper, { stage, order }));
    const work = STAGES[stage] as (order: OrderOf<Name>, report: Report) => ShareOf<Name>;
    const mine = () => new Promise<ShareOf<Name>>((resolve) => resolve(work(order, report)));
    const shares = await Promise.allSettled(this.joins ? [mine(), ...others] : others);
    return shares.map((share) => {
      if (share.status === 'rejected') throw share.reason;
      return share.value;
    });
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.helpers.map((helper) => helper.terminate()));
  }
}

function answerOf<Share>(helper: Worker, task: CrewTask): Promise<Share> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      helper.off('message', onAnswer);
      helper.off('error', onError);
    };
    const onAnswer = (answer: CrewAnswer) => {
      settle();
      if ('share' in answer) resolve(answer.share as Share);
      else reject(withCode(answer));
    };
    const onError = (error: unknown) => {
      settle();
      reject(error);
    };
    helper.on('message', onAnswer);
    helper.on('error', onError);
    helper.postMessage(task);
  });
}

/** What tells a full disk from a bug is lost on the way between threads. */
function withCode({ thrown, code }: Extract<CrewAnswer, { thrown: unknown }>): unknown {
  return thrown instanceof Error && code !== undefined ? Object.assign(thrown, { code }) : thrown;
}
