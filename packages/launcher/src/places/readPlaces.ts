import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Faults, ok, type Result } from '@wombat/result';
import { type Environment, readEnvironment } from '@wombat/service-kit/environment';
import type { Request } from '../arguments.js';

/** Where this run works, and the environment that tells our processes so. */
export interface Places {
  home: string;
  data: string;
  /** Absolute path of the configuration; '' where there is none. */
  configFile: string;
  config: Environment['config'];
  page: Environment['page'];
  /** Somebody collects traces. */
  traces: boolean;
  /** The broker somebody else runs; null where we run our own. */
  natsUrl: string | null;
}

/** Options win over the environment, the environment over the configuration, the configuration over the defaults. */
export function readPlaces(
  request: Request,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Places, Faults> {
  const configFile = configFileOf(request, environment);
  const read = readEnvironment({
    ...environment,
    WOMBAT_CONFIG: configFile,
    ...(request.home === undefined ? {} : { WOMBAT_HOME: request.home }),
    ...(request.data === undefined ? {} : { WOMBAT_DATA: request.data }),
  });
  if (!read.ok) return read;
  const { home, data, config, page, traces } = read.value;
  const natsUrl = environment.NATS_URL === undefined || environment.NATS_URL === '' ? null : environment.NATS_URL;
  return ok({ home, data, configFile, config, page, traces, natsUrl });
}

function configFileOf(request: Request, environment: Readonly<Record<string, string | undefined>>): string {
  const named = request.config ?? environment.WOMBAT_CONFIG ?? '';
  if (named !== '') return resolve(named);
  return existsSync('wombat.yaml') ? resolve('wombat.yaml') : '';
}

/** What a process of ours finds in its environment. */
export function environmentOf(places: Places, natsUrl: string, once: boolean): NodeJS.ProcessEnv {
  return {
    ...process.env,
    WOMBAT_HOME: places.home,
    WOMBAT_DATA: places.data,
    WOMBAT_CONFIG: places.configFile,
    WOMBAT_ONCE: once ? '1' : '0',
    NATS_URL: natsUrl,
  };
}
