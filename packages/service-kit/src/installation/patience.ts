import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MILLISECONDS = 250;

/** For all frames of a job; a share that is away for longer is a matter for the next start. */
export const AWAY_MILLISECONDS = 10_000;

/**
 * Raw frames the ledger knows may be away for a moment, or half there, as on a share that comes and goes; a master of
 * the frames that are left would stay as it is. So a job waits for its frames, for all together so long and no longer.
 */
export class Patience {
  constructor(
    private left: number,
    private readonly pause: (milliseconds: number) => Promise<unknown> = sleep,
  ) {}

  /** What the last look found: one that shows nothing that may pass, or one when patience was used up. */
  async until<Found>(look: () => Promise<Found>, mayPass: (found: Found) => boolean): Promise<Found> {
    for (; ; this.left -= LOOK_MILLISECONDS) {
      const found = await look();
      if (this.left <= 0 || !mayPass(found)) return found;
      await this.pause(LOOK_MILLISECONDS);
    }
  }
}

/** Of a file that cannot be read: it is not there, or cut off, as it was not when it was found. */
export function mayPass({ code, systemCode }: { code: string; systemCode?: string }): boolean {
  return systemCode === 'ENOENT' || code === 'truncated';
}
