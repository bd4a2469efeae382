import type { Observation } from './idleRule.js';
import type { Operation } from './operate.js';

/** A decision that something came before is taken within seconds, or made anew on what came. */
const PATIENCE_SECONDS = 60;

type WhatIsWatched = {
  plant: Pick<Operation['plant'], 'mendLog'>;
  screen: Pick<Operation['screen'], 'say'>;
};

/**
 * Watches for a broker that refuses what services decide while nothing comes into its log, as one whose files were
 * damaged may: it is started again, once for each state of the log.
 */
export class RefusalWatch {
  private heads = '';
  private sinceSeconds: number | null = null;
  private mendedAt = '';

  constructor(private readonly watched: WhatIsWatched) {}

  /** Whether services and workers were started again. */
  async mended({ heads, services }: Pick<Observation, 'heads' | 'services'>, nowSeconds: number): Promise<boolean> {
    const names = services.flatMap((service) => (service !== null && service.refused > 0 ? [service.service] : []));
    const here = JSON.stringify(heads);
    if (names.length === 0 || heads === null || here !== this.heads) {
      this.heads = here;
      this.sinceSeconds = names.length === 0 || heads === null ? null : nowSeconds;
      return false;
    }
    this.sinceSeconds ??= nowSeconds;
    if (nowSeconds - this.sinceSeconds < PATIENCE_SECONDS || here === this.mendedAt) return false;
    this.mendedAt = here;
    this.sinceSeconds = null;
    const { plant, screen } = this.watched;
    screen.say(
      `the broker takes no decision of ${names.join(', ')}, and nothing comes before them: it is started again`,
    );
    await plant.mendLog();
    return true;
  }
}
