import assert from 'node:assert/strict';
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import { ingest } from '@wombat/proto';
import { GrpcClient } from './grpcClient.js';
import { refusingLongWords } from './refusingLongWords.js';
import { serviceDefinition } from './serviceDefinition.js';

describe('a call in which a person says something', () => {
  const heard: string[] = [];
  let server: Server;
  let client: GrpcClient;
  beforeAll(async () => {
    server = new Server({ interceptors: [refusingLongWords()] });
    const cancelNight = (
      { request }: ServerUnaryCall<ingest.CancelNightRequest, object>,
      done: sendUnaryData<object>,
    ) => {
      heard.push(request.by);
      done(null, {});
    };
    server.addService(serviceDefinition(ingest.IngestServiceDefinition.fullName), { CancelNight: cancelNight });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    client = new GrpcClient(`127.0.0.1:${port}`);
  });
  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  const cancel = (by: string, reason: string) =>
    client.ask(ingest.IngestServiceDefinition, 'cancelNight', {
      request: { night: '20240101', by, reason },
      milliseconds: 30_000,
    });

  it('is heard up to the length that is kept, and else refused with a sentence before anybody hears it', async () => {
    const name = 'n'.repeat(60);
    assert.equal((await cancel(name, 'r'.repeat(500))).ok, true);
    const refused = (message: string) => ({ ok: false, fault: { code: 'INVALID_ARGUMENT', message } });
    assert.deepEqual(await cancel(`${name}n`, ''), refused('your name is longer than 60 characters'));
    assert.deepEqual(await cancel('A', 'r'.repeat(501)), refused('the reason is longer than 500 characters'));
    assert.deepEqual(await cancel('A', 'r'.repeat(3_000_000)), refused('the reason is longer than 500 characters'));
    assert.deepEqual(heard, [name]);
  });
});
