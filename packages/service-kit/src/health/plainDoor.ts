import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';
import { MOST_CONNECTIONS } from '../run/listenHttp.js';
import type { Health } from './health.js';

export interface DoorPlace {
  host: string;
  /** 0: any that is free. */
  port: number;
}

/**
 * What a program answers about itself by HTTP where no framework does: /health, which is 200 once it is ready,
 * /health/live, which is 200 as long as it answers, and /metrics.
 */
export async function openPlainDoor(
  { host, port }: DoorPlace,
  health: () => Health,
  registry: Registry,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/health' || request.url === '/health/live') {
      const told = health();
      const isWell = told.ready || request.url === '/health/live';
      response.writeHead(isWell ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(told));
    } else if (request.url === '/metrics') {
      registry.metrics().then(
        (text) => response.setHeader('content-type', registry.contentType).end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    } else response.writeHead(404).end();
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  server.unref();
  return server;
}

/** When it resolves, another server may listen in its place. */
export async function closeDoor(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.once('close', resolve));
  server.close();
  server.closeAllConnections();
  await closed;
}
