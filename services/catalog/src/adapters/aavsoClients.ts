import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type PoliteClients, politeClients } from '@wombat/aavso';
import { ServiceKit, SOFTWARE } from '@wombat/service-kit';

/**
 * VSX and VSP as configured; their answers are kept in the home. One for the whole service: it asks one thing at a
 * time.
 */
@Injectable()
export class AavsoClients implements PoliteClients {
  readonly vsx: PoliteClients['vsx'];
  readonly vsp: PoliteClients['vsp'];

  constructor(kit: ServiceKit) {
    const { vsx, vsp } = politeClients({
      settings: kit.config.aavso,
      software: SOFTWARE.replace(' ', '/'),
      cacheFolder: join(kit.home, 'cache'),
      now: () => kit.now(),
      witnesses: { vsx: () => kit.status.calls.begin('vsx'), vsp: () => kit.status.calls.begin('vsp') },
      report: (text) => kit.logger.warn(text),
    });
    this.vsx = vsx;
    this.vsp = vsp;
  }
}
