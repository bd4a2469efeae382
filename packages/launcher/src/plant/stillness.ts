import type { ops } from '@wombat/proto';
import type { Observation } from './idleRule.js';
import { waitingFor } from './waitingFor.js';

const SAID_AFTER_SECONDS = 60;

export interface StillnessOptions {
  /** Nothing that works is so long without any sign. */
  patienceSeconds: number;
}

/** Tells how long nothing has moved in a system that is not idle. */
export class Stillness {
  private sign = '';
  private sinceSeconds = 0;
  private said = false;

  constructor(private readonly options: StillnessOptions) {}

  /**
   * What a look at this moment means: `says` is a sentence for the observer, once for every time of stillness; `isOver`
   * when patience is.
   */
  look(observation: Observation, nowSeconds: number): { says: string | null; isOver: boolean } {
    const sign = signOf(observation);
    if (sign !== this.sign) {
      this.sign = sign;
      this.sinceSeconds = nowSeconds;
      this.said = false;
    }
    const still = nowSeconds - this.sinceSeconds;
    const isOver = still >= this.options.patienceSeconds;
    if (this.said || still < SAID_AFTER_SECONDS) return { says: null, isOver };
    this.said = true;
    return { says: `waiting for ${waitingFor(observation).join('; ')}`, isOver };
  }
}

/** One that is refused what it decides tries again and again: that is no sign of anything. */
function atWork({ running, refused }: ops.GetStatusResponse): number {
  return refused > 0 ? 0 : running;
}

/** Changes with everything that moves. */
function signOf({ heads, workMessages, services, missing }: Observation): string {
  const states = services.map((service) =>
    service === null
      ? null
      : [service.ready, service.planned, atWork(service), service.projected, service.progress, service.refused],
  );
  return JSON.stringify([heads, workMessages, missing, states]);
}
