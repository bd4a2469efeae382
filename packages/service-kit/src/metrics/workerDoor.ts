import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

interface Place {
  host: string;
  /** 0: any that is free. */
  port: number;
}

/** What a worker answers about itself by HTTP: /health, for containers, and /metrics. It starts without a framework. */
export async function openWorkerDoor({ host, port }: Place, program: string, registry: Registry): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/health') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ service: program, problems: [] }));
    } else if (request.url === '/metrics') {
      registry.metrics().then(
        (text) => response.setHeader('content-type', registry.contentType).end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  server.unref();
  return server;
}
