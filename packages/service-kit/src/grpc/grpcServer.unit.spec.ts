import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { GrpcServer, MOST_CALLERS } from './grpcServer.js';
import { GRPC_LOADER } from './serviceDefinition.js';

describe('the gRPC server of a service', () => {
  const ops = { package: 'wombat.ops.v1', protoPath: 'wombat/ops/v1/ops.proto', loader: GRPC_LOADER };
  const listening = async (server: GrpcServer) => {
    await new Promise<void>((resolve, reject) => {
      void server.listen((error) => (error === undefined ? resolve() : reject(error)));
    });
    return server;
  };

  it('takes a free port and says which; a second one takes another', async () => {
    const servers = [new GrpcServer('127.0.0.1:0', ops), new GrpcServer('localhost:0', ops)];
    for (const server of servers) await listening(server);
    const [one = '', other = ''] = servers.map(({ address }) => address);
    assert.match(one, /^127\.0\.0\.1:[1-9]\d+$/);
    assert.match(other, /^localhost:[1-9]\d+$/);
    assert.notEqual(one.split(':')[1], other.split(':')[1]);
    const taken = new GrpcServer(one, ops);
    await assert.rejects(listening(taken), /EADDRINUSE/);
    for (const server of servers) await server.close();
  });

  it('closes connections beyond those it is for, takes one again when another ends, and ends with some open', async () => {
    const server = await listening(new GrpcServer('127.0.0.1:0', ops));
    const port = Number(server.address.split(':')[1]);
    const arrive = async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    };
    /** An HTTP/2 server begins by telling its settings. */
    const isTaken = async (socket: Socket) => {
      const word = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => null)]);
      return word !== null;
    };
    const within: Socket[] = [];
    for (let count = 0; count < MOST_CALLERS; count++) within.push(await arrive());
    assert.deepEqual(new Set(await Promise.all(within.map(isTaken))), new Set([true]));
    assert.equal(await isTaken(await arrive()), false);
    const [first] = within.splice(0, 1);
    first?.destroy();
    while (!(await isTaken(await arrive())));
    await server.close();
    for (const socket of within) socket.destroy();
    await assert.rejects(arrive(), { code: 'ECONNREFUSED' });
  });

  it('says nothing before it listens', () => {
    assert.throws(() => new GrpcServer('127.0.0.1:0', ops).address, /does not listen yet/);
  });
});
