import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  folderCache,
  NO_CACHE,
  politeFetch,
  type VspClient,
  type VsxClient,
  vspClient,
  vsxClient,
} from '@wombat/aavso';
import { type ServiceKit, SOFTWARE } from '@wombat/service-kit';

export interface AavsoClients {
  vsx: VsxClient;
  vsp: VspClient;
}

/**
 * The two services behind one polite client: one request at a time per host, named, never in a hurry; what they said
 * before is not asked again.
 */
export function aavsoClients(kit: ServiceKit): AavsoClients {
  const settings = kit.config.aavso;
  const fetch = politeFetch({
    userAgent: `${SOFTWARE.replace(' ', '/')} (variable star photometry pipeline)`,
    minIntervalMilliseconds: settings.minIntervalSeconds * 1000,
    timeoutMilliseconds: settings.timeoutSeconds * 1000,
    attempts: settings.attempts,
    sleep: (milliseconds) => sleep(milliseconds),
    now: () => Date.now(),
    random: () => Math.random(),
  });
  const { cacheDays } = settings;
  const failed = (error: unknown) => kit.logger.warn(`an answer could not be kept: ${String(error)}`);
  const kept = (name: string) =>
    cacheDays === 0 ? NO_CACHE : folderCache({ folder: join(kit.home, 'cache', name), now: () => kit.now(), failed });
  return {
    vsx: vsxClient({ baseUrl: settings.vsx, fetch, cache: kept('vsx'), cacheDays }),
    vsp: vspClient({ baseUrl: settings.vsp, fetch, cache: kept('vsp') }),
  };
}
