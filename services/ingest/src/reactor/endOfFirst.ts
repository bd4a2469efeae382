import { Injectable } from '@nestjs/common';
import { cancelledIn, nightsPutFirst, ServiceKit } from '@wombat/service-kit';
import { isFinished } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';

/** Ends that a night goes first when nothing of it is left to do, so that its next frames come in their turn. */
@Injectable()
export class EndOfFirst {
  private readonly tables: IngestTables;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
  }

  async tell(): Promise<void> {
    const { store } = this.kit;
    const isCancelled = cancelledIn(store);
    for (const { night, id } of nightsPutFirst(store)) {
      if (!isCancelled({ night }) && !isFinished(this.tables.standing(night), this.tables.knowsLight(night))) continue;
      await this.kit.decide({ id: `${id}:ended`, type: 'NightFirstEnded', payload: { night }, causation: id });
    }
  }
}
