import { join } from 'node:path';
import { type PoliteClients, politeClients } from '@wombat/aavso';
import { type ServiceKit, SOFTWARE } from '@wombat/service-kit';

export type AavsoClients = PoliteClients;

/** VSX and VSP as configured; their answers are kept in the home. */
export function aavsoClients(kit: ServiceKit): AavsoClients {
  return politeClients({
    settings: kit.config.aavso,
    software: SOFTWARE.replace(' ', '/'),
    cacheFolder: join(kit.home, 'cache'),
    now: () => kit.now(),
    report: (text) => kit.logger.warn(text),
  });
}
