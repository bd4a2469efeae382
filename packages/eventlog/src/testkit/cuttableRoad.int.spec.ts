import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type CuttableRoad, cuttableRoad } from './cuttableRoad.js';
import { until } from './until.js';

let echo: Server;
let road: CuttableRoad;
let travelled: string[];

beforeEach(async () => {
  travelled = [];
  echo = createServer((socket) => {
    socket.on('error', () => socket.destroy()).on('data', (bytes) => travelled.push(String(bytes)));
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  road = await cuttableRoad((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  await road.close();
  await new Promise((resolve) => echo.close(resolve));
});

function traveller() {
  let heard = '';
  const socket: Socket = connect(road.port, '127.0.0.1');
  socket
    .on('error', () => socket.destroy())
    .on('data', (bytes) => {
      heard += bytes;
    });
  return { socket, heard: () => heard };
}

describe('a road', () => {
  it('carries both ways until it is cut, and again when it is mended', async () => {
    const first = traveller();
    first.socket.write('one');
    await until(() => first.heard() === 'one');
    road.cut();
    await until(() => first.socket.destroyed);
    const second = traveller();
    await once(second.socket, 'close');
    road.mend();
    const third = traveller();
    third.socket.write('three');
    await until(() => third.heard() === 'three');
    assert.deepEqual(travelled, ['one', 'three']);
  });

  it('holds all back while it is blocked, of old and new travellers, and loses nothing', async () => {
    const old = traveller();
    old.socket.write('one');
    await until(() => old.heard() === 'one');
    road.block();
    old.socket.write(' two');
    const young = traveller();
    await once(young.socket, 'connect');
    young.socket.write('three');
    const beside = connect((echo.address() as AddressInfo).port, '127.0.0.1');
    beside.write('beside');
    await until(() => travelled.includes('beside'));
    beside.destroy();
    assert.deepEqual(travelled, ['one', 'beside']);
    assert.ok(!old.socket.destroyed && !young.socket.destroyed);
    road.mend();
    await until(() => old.heard() === 'one two' && young.heard() === 'three');
  });
});
