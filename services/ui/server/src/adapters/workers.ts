import { Injectable } from '@nestjs/common';
import { hearSigns } from '@wombat/eventlog';
import { ServiceKit } from '@wombat/service-kit';
import type { OpsWorker } from '../domain/contract.js';
import { type HeardWorkers, withSign, workersAt } from '../domain/index.js';

/** The workers of all services, by the signs of life they give since this process started. */
@Injectable()
export class Workers {
  private heard: HeardWorkers = new Map();

  constructor(private readonly kit: ServiceKit) {
    const signs = hearSigns(kit.broker, (sign) => {
      this.heard = withSign(this.heard, sign, kit.now());
    });
    kit.onStop(() => signs.unsubscribe());
  }

  list(): OpsWorker[] {
    return workersAt(this.heard, this.kit.now());
  }
}
