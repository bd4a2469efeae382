import { isLogError } from '@wombat/eventlog';
import { messageOf, type ServiceKit } from '@wombat/service-kit';
import type { NightRow } from '../projection/calibrationTables.js';

/**
 * Keeps the trouble of one night's masters from all other nights: a scan of a night that has thrown has nothing left to
 * be made. What the broker or the tables throw is no night's trouble and is thrown on.
 */
export class NightGuard {
  private readonly troubles = new Map<string, string>();

  constructor(private readonly kit: Pick<ServiceKit, 'logger' | 'status'>) {}

  /** What is found at the night; `otherwise` where it throws, or has. */
  look<Found>(night: NightRow, find: () => Found, otherwise: Found): Found {
    if (this.troubleOf(night) !== null) return otherwise;
    try {
      return find();
    } catch (error) {
      this.note(night, error);
      return otherwise;
    }
  }

  note(night: NightRow, error: unknown): void {
    if (isLogError(error)) throw error;
    const trouble = `the program failed on the masters of ${night.night}: ${messageOf(error)}`;
    this.troubles.set(keyOf(night), trouble);
    this.kit.status.notices.set(keyOf(night), `${trouble}; the other nights go on`);
    const stack = error instanceof Error ? error.stack : undefined;
    this.kit.logger.error(
      { stack },
      `${trouble}; the other nights go on. Please report it with the log of this service`,
    );
  }

  /** In one sentence; null: none. */
  troubleOf(night: NightRow): string | null {
    return this.troubles.get(keyOf(night)) ?? null;
  }
}

function keyOf({ night, scan }: NightRow): string {
  return `${night}/${scan}`;
}
