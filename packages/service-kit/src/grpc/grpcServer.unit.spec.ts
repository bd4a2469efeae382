import assert from 'node:assert/strict';
import { GrpcServer } from './grpcServer.js';
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

  it('says nothing before it listens', () => {
    assert.throws(() => new GrpcServer('127.0.0.1:0', ops).address, /does not listen yet/);
  });
});
