import { createServer } from 'node:net';

/** What keeps the page from being served at this port, and what to do; null where nothing does. 0 stands for any free port. */
export async function portTrouble(port: string, host: string): Promise<string | null> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return `WOMBAT_UI_PORT is '${port}': it must be a port, e.g. 8080`;
  const code = await listeningFault(Number(port), host);
  if (code === null) return null;
  const advice = 'choose another port, e.g. WOMBAT_UI_PORT=8081';
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program: end that one, or ${advice}`;
  return `port ${port} of ${host} cannot be used (${code}): ${advice}`;
}

function listeningFault(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
