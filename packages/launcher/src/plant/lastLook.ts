import { RESTORE_ADVICE } from '../broker/restoreAdvice.js';
import { reasonOf } from '../report/reasonOf.js';
import type { Screen } from '../report/screen.js';
import type { Observer } from './observer.js';
import type { Plant } from './plant.js';

interface WhatIsEnded {
  plant: Pick<Plant, 'rest' | 'mendLog'>;
  observer: Pick<Observer, 'lostAtEnd'>;
  screen: Pick<Screen, 'say'>;
}

/**
 * The look at the log once services and workers have ended, while its broker is still there: it may have lost its last
 * words after the look by which all was done. After this one nothing more is written, and our own broker, which is
 * ended next and in order, has handed its files to the system before it is gone. So only a power cut, or what takes the
 * disk back to an earlier moment, could lose something then, and the next start looks for that.
 */
export class LastLook {
  private wasMended = false;

  constructor(private readonly ended: WhatIsEnded) {}

  /** `mended`, once: services and workers were started again, and there may be more to do. */
  async found(): Promise<'whole' | 'mended' | 'lost'> {
    const { plant, observer, screen } = this.ended;
    await plant.rest();
    const lost = await observer.lostAtEnd().catch((error: unknown) => {
      screen.say(`all was done, but whether the log still holds it cannot be told (${reasonOf(error)}): start again`);
      return null;
    });
    if (lost === null) return 'lost';
    if (lost.length === 0) return 'whole';
    for (const sentence of lost) screen.say(this.wasMended ? `${sentence}, again: ${RESTORE_ADVICE}` : sentence);
    if (this.wasMended) return 'lost';
    this.wasMended = true;
    await plant.mendLog();
    return 'mended';
  }
}
