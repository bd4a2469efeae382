import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, jsonAnswer } from './answer.js';
import { answerVsp } from './answerVsp.js';
import { answerVsx } from './answerVsx.js';
import type { StandinCatalogue } from './catalogue.js';
import { type Fault, parseFault, type Service } from './fault.js';
import { sendAnswer } from './sendAnswer.js';
import { Archive } from './site/archive.js';

/** One request as it came: for tests that count requests and look at what was asked. */
export interface LoggedRequest {
  service: Service | null;
  method: string;
  /** Path with its query, as sent. */
  path: string;
  userAgent: string;
  atMilliseconds: number;
}

export interface Standin {
  /** `http://HOST:PORT`, the base for VSX (`/index.php`) and VSP (`/api/chart/`) alike. */
  url: string;
  port: number;
  /** Every request so far, oldest first; control requests (`/_log`, `/_fail`) are not among them. */
  requests: LoggedRequest[];
  /** What VSX tells of observations. */
  archive: Archive;
  setFault(service: Service, fault: Fault | string | null): void;
  close(): Promise<void>;
}

export interface StandinOptions {
  port?: number;
  host?: string;
  /** What VSX tells of observations: of the submission site's, where one shares it. */
  archive?: Archive;
}

/**
 * Serves VSX and VSP over a catalogue of one's own, so that nothing asks the real AAVSO. Paths may carry any prefix
 * (`/vsp/api/chart/`). Also from outside: `GET /_log` gives the requests, `POST /_fail?vsp=503&vsx=none` sets faults.
 */
export async function startStandin(
  catalogue: StandinCatalogue,
  { port = 0, host = '127.0.0.1', archive = new Archive() }: StandinOptions = {},
): Promise<Standin> {
  const requests: LoggedRequest[] = [];
  const faults = new Map<Service, Fault>();
  const stopping = new AbortController();

  function setFault(service: Service, fault: Fault | string | null): void {
    const wanted = typeof fault === 'string' ? parseFault(fault) : fault;
    if (wanted === null) {
      faults.delete(service);
    } else {
      faults.set(service, { ...wanted });
    }
  }

  function takeFault(service: Service): Fault | null {
    const fault = faults.get(service) ?? null;
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) {
        faults.delete(service);
      }
    }
    return fault;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://standin');
    const control = controlAnswer({ request, url, requests, setFault });
    if (control !== null) return sendAnswer(response, { answer: control, fault: null, stopping: stopping.signal });
    const service = serviceOf(url.pathname);
    const { method = '', headers } = request;
    requests.push({
      service,
      method,
      path: request.url ?? '',
      userAgent: headers['user-agent'] ?? '',
      atMilliseconds: Date.now(),
    });
    const answer = answerOf({ catalogue, service, url, archive });
    return sendAnswer(response, { answer, fault: service && takeFault(service), stopping: stopping.signal });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`,
    port: bound.port,
    requests,
    archive,
    setFault,
    close: () =>
      new Promise((resolve) => {
        stopping.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serviceOf(path: string): Service | null {
  if (path.endsWith('/index.php')) return 'vsx';
  return path.includes('/api/chart') ? 'vsp' : null;
}

interface Question {
  catalogue: StandinCatalogue;
  service: Service | null;
  url: URL;
  archive: Archive;
}

function answerOf({ catalogue, service, url, archive }: Question): Answer {
  if (service === 'vsx') return answerVsx(catalogue, url.searchParams, archive.observations());
  if (service === 'vsp') return answerVsp(catalogue, url.pathname, url.searchParams);
  return jsonAnswer(JSON.stringify({ detail: 'Not found.' }), 404);
}

interface ControlRequest {
  request: IncomingMessage;
  url: URL;
  requests: LoggedRequest[];
  setFault: Standin['setFault'];
}

function controlAnswer({ request, url, requests, setFault }: ControlRequest): Answer | null {
  if (url.pathname === '/_log') return jsonAnswer(JSON.stringify(requests));
  if (url.pathname !== '/_fail' || request.method !== 'POST') return null;
  try {
    for (const service of ['vsx', 'vsp'] as const) {
      const wanted = url.searchParams.get(service);
      if (wanted !== null) {
        setFault(service, wanted);
      }
    }
    return jsonAnswer('{}');
  } catch (error) {
    return jsonAnswer(JSON.stringify({ detail: String(error) }), 400);
  }
}
