import { setTimeout as sleep } from 'node:timers/promises';
import { politeFetch, type VspClient, type VsxClient, vspClient, vsxClient } from '@wombat/aavso';
import { type Config, SOFTWARE } from '@wombat/service-kit';

export interface AavsoClients {
  vsx: VsxClient;
  vsp: VspClient;
}

/** The two services behind one polite client: one request at a time per host, named, never in a hurry. */
export function aavsoClients(settings: Config['aavso']): AavsoClients {
  const fetch = politeFetch({
    userAgent: `${SOFTWARE} (variable star photometry pipeline)`,
    minIntervalMilliseconds: settings.minIntervalSeconds * 1000,
    timeoutMilliseconds: settings.timeoutSeconds * 1000,
    attempts: settings.attempts,
    sleep: (milliseconds) => sleep(milliseconds),
    now: () => Date.now(),
    random: () => Math.random(),
  });
  return { vsx: vsxClient({ baseUrl: settings.vsx, fetch }), vsp: vspClient({ baseUrl: settings.vsp, fetch }) };
}
