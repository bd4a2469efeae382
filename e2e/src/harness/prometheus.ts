import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { lookUntil } from './browser.js';
import { PROJECT_ROOT } from './workplace.js';

export const isPrometheusThere = spawnSync('prometheus', ['--version']).status === 0;

/** The real Prometheus, by its HTTP API. */
export interface Prometheus {
  /** `data` of what the API answers; a question that Prometheus does not take is an error. */
  ask<T>(path: string, words?: Readonly<Record<string, string>>): Promise<T>;
  stop(): Promise<void>;
}

interface Configuration {
  global: Record<string, string>;
  rule_files: string[];
  scrape_configs: { static_configs: { targets: string[] }[] }[];
}

/**
 * Starts Prometheus with docker/ops/prometheus.yml, asking `host` (host:port) every second, on a free port; with the
 * token in a file where the page asks for one.
 */
export async function startPrometheus(folder: string, host: string, tokenFile?: string): Promise<Prometheus> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'prometheus.yml');
  writeFileSync(config, stringify(configurationFor(host, tokenFile)));
  const places = [`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'series')}`];
  const child = spawn('prometheus', ['--web.listen-address=127.0.0.1:0', ...places], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const address = await lookUntil(
    () => /Server is ready/.test(said) && /"Listening on" address=(\S+)/.exec(said)?.[1],
    (found) => typeof found === 'string' || child.exitCode !== null,
    'Prometheus did not start',
  );
  if (typeof address !== 'string') throw new Error(`Prometheus ended: ${said}`);
  return {
    ask: async (path, words = {}) => {
      const response = await fetch(`http://${address}/api/v1/${path}?${new URLSearchParams(words)}`);
      const { status, data, error } = (await response.json()) as { status: string; data: never; error?: string };
      if (status !== 'success') throw new Error(`${JSON.stringify(words)}: ${error}`);
      return data;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function configurationFor(host: string, tokenFile: string | undefined): Configuration {
  const folder = join(PROJECT_ROOT, 'docker/ops');
  const { global, rule_files, ...rest } = parse(readFileSync(join(folder, 'prometheus.yml'), 'utf8')) as Configuration;
  const scrape_configs = rest.scrape_configs.map((job) => ({
    ...job,
    static_configs: [{ targets: [host] }],
    ...(tokenFile !== undefined && { authorization: { credentials_file: tokenFile } }),
  }));
  const everySecond = Object.fromEntries(Object.keys(global).map((name) => [name, '1s']));
  return { global: everySecond, rule_files: rule_files.map((file) => join(folder, file)), scrape_configs };
}
