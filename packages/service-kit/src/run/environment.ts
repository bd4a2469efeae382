import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { readBrokerAddress } from '@wombat/eventlog/broker-address';
import { type Armed, readFailPoints } from '@wombat/eventlog/fail-points';
import { type Faults, ok, type Result, refuse, refuseAll } from '@wombat/result';
import { loadConfig } from '../config/loadConfig.js';
import type { Config } from '../config/schema.js';
import { type SettingOrigins, settingOrigins } from '../config/settingOrigins.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where the settings stand. */
export interface SettingsPlace {
  /** '' for none. */
  file: string;
  /** What set each of them. */
  origins: SettingOrigins;
  /** The variables of the environment that may set them. */
  variables: Variables;
}

/** Where a process of ours works; the launcher (or compose) sets it in the environment. */
export interface Environment {
  home: string;
  data: string;
  natsUrl: string;
  config: Config;
  settings: SettingsPlace;
  /** Stop when all is done, so nights need not settle for long. */
  once: boolean;
  /** Name of a worker; null: it is called after its kind. */
  worker: string | null;
  /** Where a service listens; port 0 is any that is free. */
  listen: {
    host: string;
    httpPort: number;
    /** Host and port, also for others to reach it by. */
    grpc: string;
  };
  /** Of the page: its port, and the names it may be opened by beside localhost and addresses. */
  page: { port: number; names: readonly string[] };
  /** Somebody collects traces: where is for OpenTelemetry's own variables to say. */
  traces: boolean;
  /** Where this program is to end, fail or stand still: for tests. */
  failPoints: readonly Armed[];
}

const PAGE_PORT = 8080;
const LOCAL_BROKER = 'nats://127.0.0.1:4222';

/**
 * The one door for what the environment says, as docs/developing.md lists it; without a configuration file the defaults
 * hold.
 */
export function readEnvironment(variables: Variables): Result<Environment, Faults> {
  const config = readConfig(variables);
  if (!config.ok) return config;
  const [httpPort, pagePort] = [portOf(variables, 'WOMBAT_HTTP_PORT'), portOf(variables, 'WOMBAT_UI_PORT')];
  if (!httpPort.ok) return refuseAll([httpPort.fault.message]);
  if (!pagePort.ok) return refuseAll([pagePort.fault.message]);
  const failPoints = readFailPoints(variables.WOMBAT_FAILPOINT ?? '');
  if (!failPoints.ok) return refuseAll([`WOMBAT_FAILPOINT: ${failPoints.fault.message}`]);
  const natsUrl = variables.NATS_URL === undefined || variables.NATS_URL === '' ? LOCAL_BROKER : variables.NATS_URL;
  const broker = readBrokerAddress(natsUrl);
  if (!broker.ok) return refuseAll([`NATS_URL: ${broker.fault.message}`]);
  const host = variables.WOMBAT_HOST ?? '127.0.0.1';
  return ok({
    home: absolute(variables.WOMBAT_HOME ?? './.wombat'),
    data: absolute(variables.WOMBAT_DATA ?? config.value.config.data),
    natsUrl,
    config: config.value.config,
    settings: config.value.settings,
    once: variables.WOMBAT_ONCE === '1',
    worker: variables.WOMBAT_WORKER ?? null,
    listen: { host, httpPort: httpPort.value ?? 0, grpc: variables.WOMBAT_GRPC ?? `${host}:0` },
    page: {
      port: pagePort.value ?? httpPort.value ?? PAGE_PORT,
      names: (variables.WOMBAT_UI_NAMES ?? '').toLowerCase().match(/[^\s,]+/g) ?? [],
    },
    traces: Boolean(variables.OTEL_EXPORTER_OTLP_ENDPOINT || variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT),
    failPoints: failPoints.value,
  });
}

function readConfig(variables: Variables): Result<Pick<Environment, 'config' | 'settings'>, Faults> {
  const file = variables.WOMBAT_CONFIG ?? '';
  let text = '';
  if (file !== '') {
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      return refuseAll([`cannot read the configuration ${file}: ${messageOf(error)}`]);
    }
  }
  // WOMBAT_DATA is a place of this run; the others override keys.
  const keys = { ...variables, WOMBAT_DATA: undefined };
  const config = loadConfig(text, keys);
  const origins = settingOrigins(text, keys);
  if (config.ok && origins.ok)
    return ok({
      config: config.value,
      settings: { file: file === '' ? '' : absolute(file), origins: origins.value, variables: keys },
    });
  const sentences = config.ok ? [] : config.fault.sentences;
  return refuseAll(file === '' ? sentences : sentences.map((sentence) => `${file}: ${sentence}`));
}

/**
 * What the environment says to one of several services in a process: each is somebody else at the broker, so that
 * NATS_URL_INGEST stands in the place of NATS_URL.
 */
export function variablesOf(service: string, variables: Variables): Variables {
  return { ...variables, NATS_URL: variables[`NATS_URL_${service.toUpperCase()}`] ?? variables.NATS_URL };
}

/** Null where nothing is said. */
function portOf(variables: Variables, name: 'WOMBAT_HTTP_PORT' | 'WOMBAT_UI_PORT'): Result<number | null> {
  const text = variables[name] ?? '';
  if (text === '') return ok(null);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return ok(Number(text));
  return refuse(`${name} is '${text}': it must be a port, e.g. ${PAGE_PORT}`);
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export { unknownVariables } from './unknownVariables.js';
