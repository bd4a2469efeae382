import { Injectable } from '@nestjs/common';
import { hearSigns } from '@wombat/eventlog';
import { ServiceKit } from '@wombat/service-kit';
import type { OpsWorker } from '../domain/contract.js';
import { type HeardWorkers, withSign, workersAt } from '../domain/index.js';

/** The workers of all services, by the signs of life they give since this process started. */
@Injectable()
export class Workers {
  private heard: HeardWorkers = new Map();
  private warned = false;

  constructor(private readonly kit: ServiceKit) {
    const signs = hearSigns(kit.broker, (sign) => {
      if (sign.ok) this.heard = withSign(this.heard, sign.value, kit.now());
      else this.warnOnce(sign.fault.message);
    });
    kit.onStop(() => signs.unsubscribe());
  }

  list(): OpsWorker[] {
    return workersAt(this.heard, this.kit.now());
  }

  /** Signs come every few seconds: the same words would fill the log. */
  private warnOnce(why: string): void {
    if (this.warned) return;
    this.warned = true;
    this.kit.logger.warn(`what should be a sign of life of a worker is passed over: ${why}`);
  }
}
