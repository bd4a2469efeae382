import { createServer } from 'node:net';

/** What is wrong with a port as it was written; null: nothing. 0 stands for any free port. */
export function portFault(port: string): string | null {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return null;
  return `WOMBAT_UI_PORT is '${port}': it must be a port, e.g. 8080`;
}

/** What keeps the page from being served at this port; null where nothing does. */
export async function portTrouble(port: string, host: string): Promise<string | null> {
  const code = await listeningFault(Number(port), host);
  if (code === null) return null;
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program`;
  return `port ${port} of ${host} cannot be used (${code})`;
}

function listeningFault(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
