import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenHttp, MOST_CONNECTIONS } from './listenHttp.js';

/** An application as Nest makes them, as far as it is asked here. */
function application() {
  const server = createServer((_, response) => response.end('here'));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    server,
    getHttpServer: () => server,
    getUrl: async () => url(),
    listen: async (port: number | string, host?: unknown) => {
      server.listen(Number(port), String(host));
      await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(error))]);
    },
  };
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
}

describe('what answers over HTTP', () => {
  const sockets: Socket[] = [];
  const apps: ReturnType<typeof application>[] = [];
  const listening = async (port = 0) => {
    const app = application();
    apps.push(app);
    return listenHttp(app, { host: '127.0.0.1', port });
  };
  const connected = async (port: number) => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const { server } of apps.splice(0)) server.close();
  });

  it('takes a free port, and says of one that is taken that it is', async () => {
    const first = await listening();
    assert.ok(first.ok);
    const second = await listening(Number(new URL(first.value).port));
    assert.match(second.ok ? '' : second.fault.message, /^port \d+ is taken by another program$/);
  });

  it('closes connections beyond those it is for, and answers again when others end', async () => {
    const place = await listening();
    assert.ok(place.ok);
    const port = Number(new URL(place.value).port);
    const within: Socket[] = [];
    for (let count = 0; count < MOST_CONNECTIONS; count++) within.push(await connected(port));
    await once(await connected(port), 'close');
    for (const socket of within) socket.destroy();
    for (const { server } of apps) while ((await connectionsOf(server)) > 0) await sleep(10);
    assert.equal(await (await fetch(place.value)).text(), 'here');
  });
});
