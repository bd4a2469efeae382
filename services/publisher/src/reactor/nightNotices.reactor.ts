import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM } from '@wombat/eventlog';
import { NightNotices } from './nightNotices.js';

/** Looks whether a night is through whenever one of its series ends. */
@Controller()
export class NightNoticesReactor {
  constructor(private readonly notices: NightNotices) {}

  @EventPattern<string[]>(events('SeriesHalted', 'MagnitudesTransformed'), JETSTREAM)
  onEnd(): void {
    this.notices.wake();
  }
}
