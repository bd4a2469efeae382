import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { type Faults, ok, type Result, refuseAll } from '@wombat/result';
import { loadConfig } from '../config/loadConfig.js';
import type { Config } from '../config/schema.js';

/** Where a process of ours works; the launcher (or compose) sets it in the environment. */
export interface Environment {
  home: string;
  data: string;
  natsUrl: string;
  config: Config;
  /** Stop when all is done, so nights need not settle for long. */
  once: boolean;
}

/** WOMBAT_HOME, WOMBAT_DATA, WOMBAT_CONFIG, NATS_URL, WOMBAT_ONCE; without a configuration file the defaults hold. */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Environment, Faults> {
  const file = environment.WOMBAT_CONFIG ?? '';
  let text = '';
  if (file !== '') {
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      return refuseAll([`cannot read the configuration ${file}: ${messageOf(error)}`]);
    }
  }
  const config = loadConfig(text, withoutPlaces(environment));
  if (!config.ok)
    return file === '' ? config : refuseAll(config.fault.sentences.map((sentence) => `${file}: ${sentence}`));
  return ok({
    home: absolute(environment.WOMBAT_HOME ?? './.wombat'),
    data: absolute(environment.WOMBAT_DATA ?? config.value.data),
    natsUrl: environment.NATS_URL ?? 'nats://127.0.0.1:4222',
    config: config.value,
    once: environment.WOMBAT_ONCE === '1',
  });
}

/** WOMBAT_DATA is a place of this run, read above; the others override keys. */
function withoutPlaces(environment: Readonly<Record<string, string | undefined>>) {
  return { ...environment, WOMBAT_DATA: undefined };
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
