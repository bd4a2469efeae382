import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { writeRunFile } from '@wombat/service-kit';
import type { ErrorAnswer } from '../domain/contract.js';
import { type PipelineAnswers, type PipelineDouble, startPipelineDouble } from './pipelineDouble.js';
import { startUi, type UiProcess } from './uiProcess.js';

/** The page's server as a process, and a double of the pipeline behind it. */
export interface ServedDesk {
  readonly home: string;
  readonly natsUrl: string;
  readonly double: PipelineDouble;
  readonly ui: UiProcess;
  /** Enters services in the home as running, all of them the double. */
  runFiles(...names: readonly string[]): void;
  /** Any place of the server; `get` and `post` stay below /api. */
  page(path: string, headers?: Record<string, string>): Promise<Response>;
  get(path: string): Promise<Response>;
  /** As the page itself posts; a text is sent as it is. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

export interface ServedOptions {
  /** What the home holds before the page is served, such as users. */
  prepare?: (home: string) => Promise<void>;
  environment?: Readonly<Record<string, string>>;
}

/** Serves the page for all specs of a file; its process has to end well after them. */
export function serveDesk(
  answers: PipelineAnswers,
  services: readonly string[],
  { prepare, environment = {} }: ServedOptions = {},
): ServedDesk {
  let home: string;
  let nats: TestServer;
  let double: PipelineDouble;
  let ui: UiProcess;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'wombat-ui-'));
    nats = await startNatsServer();
    double = await startPipelineDouble(answers);
    runFiles(...services);
    await prepare?.(home);
    ui = await startUi({ home, natsUrl: nats.url, environment });
  });
  afterAll(async () => {
    const code = await ui?.stop();
    double?.stop();
    await nats?.stop();
    await rm(home, { recursive: true, force: true });
    assert.equal(code, 0, ui?.said());
  });

  function runFiles(...names: readonly string[]): void {
    for (const name of names) writeRunFile(home, { name, pid: process.pid, grpc: double.address, http: '' });
  }

  const page = (path: string, headers: Record<string, string> = {}) => fetch(`${ui.url}${path}`, { headers });
  return {
    get home() {
      return home;
    },
    get natsUrl() {
      return nats.url;
    },
    get double() {
      return double;
    },
    get ui() {
      return ui;
    },
    runFiles,
    page,
    get: (path) => page(`/api/${path}`),
    post: (path, body, headers = {}) =>
      fetch(`${ui.url}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: ui.url, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** Status and sentence of a refusal. */
export async function refusal(answer: Response | Promise<Response>): Promise<{ status: number; error: string }> {
  const response = await answer;
  return { status: response.status, error: ((await response.json()) as ErrorAnswer).error };
}
