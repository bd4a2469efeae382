import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM, type Outstanding } from '@wombat/eventlog';
import { Reactor, ServiceKit } from '@wombat/service-kit';
import { Announcement } from './announcement.js';
import { Discovery } from './discovery.js';
import { EndOfFirst } from './endOfFirst.js';
import { RetryAtStart } from './retryAtStart.js';

/**
 * Looks at the disk, then announces what the ledger has: in this order, so that a night is announced whole. At last,
 * once, retries.
 */
@Controller()
export class NightsReactor extends Reactor {
  constructor(
    kit: ServiceKit,
    private readonly discovery: Discovery,
    private readonly announcement: Announcement,
    private readonly retryAtStart: RetryAtStart,
    private readonly endOfFirst: EndOfFirst,
  ) {
    super(kit, 'nights', { sweepMilliseconds: kit.once ? 500 : 5_000 });
  }

  @EventPattern<string[]>(
    events('NightDiscovered', 'ReductionRequested', 'ScanCompleted', 'CompsSelected', 'CompsChosen', 'AliasSet'),
    JETSTREAM,
  )
  onEvent(): void {
    this.wake();
  }

  protected async pass(): Promise<Outstanding> {
    const outstanding = await this.discovery.look();
    await this.announcement.announceAll();
    await this.retryAtStart.retry();
    await this.endOfFirst.tell();
    return outstanding;
  }
}
