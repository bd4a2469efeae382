import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NO_CACHE } from './http/answerCache.js';
import { type CallWitness, NO_WITNESS } from './http/callWitness.js';
import { folderCache } from './http/folderCache.js';
import { politeFetch } from './http/politeFetch.js';
import { type VspClient, vspClient } from './vsp/vspClient.js';
import { type VsxClient, vsxClient } from './vsx/vsxClient.js';

export interface PoliteClients {
  vsx: VsxClient;
  vsp: VspClient;
}

export interface PoliteClientsOptions {
  /** The part `aavso` of the configuration. */
  settings: {
    vsx: string;
    vsp: string;
    minIntervalSeconds: number;
    timeoutSeconds: number;
    attempts: number;
    cacheDays: number;
  };
  /** `name/version`. */
  software: string;
  /** The answers of each service are kept in a folder of its name below this one. */
  cacheFolder: string;
  now(): Date;
  /** Told of every question that goes out; nobody where they are left out. */
  witnesses?: { vsx: CallWitness; vsp: CallWitness };
  /** Told of answers that could not be kept. */
  report(text: string): void;
}

/**
 * The two services behind one polite client: one request at a time per host, named, never in a hurry; what they said
 * before is not asked again.
 */
export function politeClients({ settings, software, cacheFolder, now, ...told }: PoliteClientsOptions): PoliteClients {
  const { report, witnesses = { vsx: NO_WITNESS, vsp: NO_WITNESS } } = told;
  const fetch = politeFetch({
    userAgent: `${software} (variable star photometry pipeline)`,
    minIntervalMilliseconds: settings.minIntervalSeconds * 1000,
    timeoutMilliseconds: settings.timeoutSeconds * 1000,
    attempts: settings.attempts,
    sleep: (milliseconds) => sleep(milliseconds),
    now: () => now().getTime(),
    random: () => Math.random(),
  });
  const { cacheDays } = settings;
  const failed = (error: unknown) => report(`an answer could not be kept: ${String(error)}`);
  const kept = (name: string) =>
    cacheDays === 0 ? NO_CACHE : folderCache({ folder: join(cacheFolder, name), now, failed });
  return {
    vsx: vsxClient({ baseUrl: settings.vsx, fetch, cache: kept('vsx'), cacheDays, witness: witnesses.vsx }),
    vsp: vspClient({ baseUrl: settings.vsp, fetch, cache: kept('vsp'), witness: witnesses.vsp }),
  };
}
