import { VERSION } from '../software.js';

/** What a program says of itself to whoever asks how it is. */
export interface Health {
  service: string;
  /** Whatever answers lives: a program that replays the log, or waits for its broker, is not to be ended for that. */
  live: true;
  /** It does its work. */
  ready: boolean;
  version: string;
  /** When the program started, ISO 8601. */
  since: string;
  problems: string[];
}

const SINCE = new Date(Date.now() - process.uptime() * 1000).toISOString();

export function healthOf(service: string, { ready, problems }: Pick<Health, 'ready' | 'problems'>): Health {
  return { service, live: true, ready, version: VERSION, since: SINCE, problems };
}
