import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM } from '@wombat/eventlog';
import { Remade } from './remade.js';

/** Passes on that a report was made, or came to nothing. */
@Controller()
export class RemadeReactor {
  constructor(private readonly remade: Remade) {}

  @EventPattern<string[]>(events('MagnitudesTransformed', 'SeriesHalted', 'ReductionRequested'), JETSTREAM)
  onEvent(): void {
    this.remade.notify();
  }
}
