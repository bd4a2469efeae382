import { isAhead, type Outstanding } from '@wombat/eventlog';
import type { Result } from '@wombat/result';
import { EachAlone, Reactor, type ServiceKit } from '@wombat/service-kit';
import type { Channel } from '../adapters/notice/channel.js';
import { isDue, type NightSeries, nightNotice, oldestNight } from '../domain/notice/nightNotice.js';
import { nightsNotTold } from '../projection/nightsNotTold.js';

/** Minutes until a message that could not be sent is tried again; the last one is kept. */
const RETRY_MINUTES = [1, 5, 15, 60, 240] as const;
const LONGEST_MILLISECONDS = Math.max(...RETRY_MINUTES) * 60_000;
const SWEEP_MILLISECONDS = 10_000;

/**
 * Sends the message of a night once to each channel. It stands in the log after it was sent: where the program dies in
 * between, a message comes twice rather than never.
 */
export class NightNotices extends Reactor {
  /** Sent, and not in the log yet. */
  private readonly sent = new Set<string>();
  private readonly failed = new Map<string, { count: number; next: number }>();
  private readonly alone: EachAlone;

  constructor(
    kit: ServiceKit,
    private readonly channels: Result<readonly Channel[]>,
  ) {
    super(kit, 'messages of nights', { sweepMilliseconds: SWEEP_MILLISECONDS });
    this.alone = new EachAlone(kit);
  }

  async pass(): Promise<Outstanding> {
    if (!this.channels.ok) {
      this.kit.status.outside.set('messages', `no message on a night is sent: ${this.channels.fault.message}`);
      return { planned: 0, retries: 0 };
    }
    const oldest = oldestNight(this.kit.now(), this.kit.config.notify.withinDays);
    let retries = 0;
    for (const channel of this.channels.value) {
      const due = [...nightsNotTold(this.kit.store, channel.name, oldest)].filter(([, series]) => isDue(series));
      const nameOf = ([night]: (typeof due)[number]) => `message of ${night} by ${channel.name}`;
      await this.alone.each(due, nameOf, async ([night, series]) => {
        if (!(await this.tell(channel, night, series))) retries++;
      });
    }
    return { planned: 0, retries };
  }

  /** False: it could not be sent, and is tried again later. */
  private async tell(channel: Channel, night: string, series: readonly NightSeries[]): Promise<boolean> {
    const key = `${night} ${channel.name}`;
    if (!this.sent.has(key)) {
      if (isAhead(this.failed.get(key)?.next ?? 0, this.kit.now().getTime(), LONGEST_MILLISECONDS)) return false;
      const done = await channel.send(nightNotice(night, series, this.pageText()));
      if (!done.ok) return this.fail(key, `the message of ${night} was not sent: ${done.fault.message}`);
      this.sent.add(key);
    }
    const payload = { night, channel: channel.name };
    if (!(await this.kit.decide({ id: `told:${night}:${channel.name}`, type: 'NightTold', payload }))) return false;
    this.sent.delete(key);
    this.failed.delete(key);
    this.kit.status.outside.delete(key);
    return true;
  }

  private fail(key: string, sentence: string): false {
    const count = (this.failed.get(key)?.count ?? 0) + 1;
    const minutes = RETRY_MINUTES[Math.min(count, RETRY_MINUTES.length) - 1] ?? 1;
    this.failed.set(key, { count, next: this.kit.now().getTime() + minutes * 60_000 });
    this.kit.status.outside.set(key, `${sentence}; it is tried again in ${minutes} min`);
    this.kit.logger.warn(sentence);
    return false;
  }

  private pageText(): string {
    return this.kit.config.ui.url ?? 'Look at them on the page "Validate & Publish".';
  }
}
