import assert from 'node:assert/strict';
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import { ops } from '@wombat/proto';
import { GrpcClient } from './grpcClient.js';
import { refusingStrangers } from './secretCall.js';
import { serviceDefinition } from './serviceDefinition.js';

describe('a server of a home with a secret', () => {
  const server = new Server({ interceptors: [refusingStrangers('abc')] });
  let address = '';
  let asked = 0;

  beforeAll(async () => {
    const getStatus = (_: ServerUnaryCall<object, object>, done: sendUnaryData<object>) => {
      asked++;
      done(null, { service: 'a', projected: [] });
    };
    server.addService(serviceDefinition(ops.OpsServiceDefinition.fullName), { GetStatus: getStatus });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    address = `127.0.0.1:${port}`;
  });
  afterAll(() => server.forceShutdown());

  async function answerTo(secret: string | null) {
    const client = new GrpcClient(address, secret);
    const answer = await client.ask(ops.OpsServiceDefinition, 'getStatus', { request: {}, milliseconds: 30_000 });
    client.close();
    return answer.ok ? answer.value.service : answer.fault.code;
  }

  it('answers who brings it, and nobody else', async () => {
    assert.equal(await answerTo('abc'), 'a');
    for (const secret of [null, '', 'ab', 'abd']) assert.equal(await answerTo(secret), 'UNAUTHENTICATED');
    assert.equal(asked, 1, 'a stranger was heard');
  });
});
