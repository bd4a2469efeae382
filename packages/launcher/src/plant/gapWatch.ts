import { RESTORE_ADVICE } from '../broker/restoreAdvice.js';
import type { Observation } from './idleRule.js';
import type { Operation } from './operate.js';

type WhatIsWatched = {
  observer: Pick<Operation['observer'], 'lostFromLog'>;
  plant: Pick<Operation['plant'], 'mendLog'>;
  screen: Pick<Operation['screen'], 'say'>;
};

/** Looks, whenever more is done and nothing left to do, whether the log has lost events, and has it mended once. */
export class GapWatch {
  private lookedAt = '';
  private wasMended = false;

  constructor(private readonly watched: WhatIsWatched) {}

  /** Whether services and workers were started again. */
  async mended({ heads }: Pick<Observation, 'heads'>): Promise<boolean> {
    const { observer, plant, screen } = this.watched;
    const here = JSON.stringify(heads);
    if (here === this.lookedAt) return false;
    const lost = await observer.lostFromLog();
    if (lost === null) return false;
    this.lookedAt = here;
    for (const gap of lost) screen.say(this.wasMended ? `${gap}: ${RESTORE_ADVICE}` : gap);
    if (lost.length === 0 || this.wasMended) return false;
    this.wasMended = true;
    this.lookedAt = '';
    await plant.mendLog();
    return true;
  }
}
