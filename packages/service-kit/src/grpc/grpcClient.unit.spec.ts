import assert from 'node:assert/strict';
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { catalog, ops, submission } from '@wombat/proto';
import { GrpcClient } from './grpcClient.js';
import { serviceDefinition } from './serviceDefinition.js';

type Answer<Request, Response> = (call: ServerUnaryCall<Request, Response>, done: sendUnaryData<Response>) => void;

const projected = [{ stream: 'events', sequence: 9_007_199_254_740_991 }];
const getStatus: Answer<object, object> = (_, done) => done(null, { service: 'a', projected });
const getTarget: Answer<catalog.GetTargetRequest, object> = ({ request }, done) =>
  done({ code: status.NOT_FOUND, details: `no folder ${request.targetName}` });

const LONG = 'x'.repeat(6 * 1024 ** 2);

describe('a client of gRPC', () => {
  const server = new Server();
  let client: GrpcClient;

  beforeAll(async () => {
    server.addService(serviceDefinition(ops.OpsServiceDefinition.fullName), { GetStatus: getStatus });
    server.addService(serviceDefinition(submission.SubmissionServiceDefinition.fullName), {
      GetSubmissionFile: ((_, done) => done(null, { text: LONG })) satisfies Answer<object, object>,
      GetAccount: ((_, done) => done(null, {})) satisfies Answer<object, object>,
    });
    server.addService(serviceDefinition(catalog.CatalogServiceDefinition.fullName), { GetTarget: getTarget });
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

  it('gives an answer as its type has it, with what was not said', async () => {
    const answer = await client.ask(ops.OpsServiceDefinition, 'getStatus', { request: {}, milliseconds: 30_000 });
    const value = ops.GetStatusResponse.fromJSON({ service: 'a', projected });
    assert.deepEqual(answer, { ok: true, value });
  });

  it('gives the code and the sentence of a refusal', async () => {
    const question = { request: { targetName: 'X', night: '', filter: '' }, milliseconds: 30_000 };
    const answer = await client.ask(catalog.CatalogServiceDefinition, 'getTarget', question);
    assert.deepEqual(answer, { ok: false, fault: { code: 'NOT_FOUND', message: 'no folder X' } });
  });

  it('takes a file as large as one for the AAVSO may be', async () => {
    const question = { request: { submissionId: '1' }, milliseconds: 30_000 };
    const answer = await client.ask(submission.SubmissionServiceDefinition, 'getSubmissionFile', question);
    assert.ok(answer.ok && answer.value.text.length === LONG.length, answer.ok ? '' : answer.fault.message);
  });

  it('rejects an answer that leaves a word unsaid, and goes on', async () => {
    const question = { request: {}, milliseconds: 30_000 };
    await assert.rejects(client.ask(submission.SubmissionServiceDefinition, 'getAccount', question), {
      message: 'it leaves submitter unsaid',
    });
    assert.ok((await client.ask(ops.OpsServiceDefinition, 'getStatus', question)).ok);
  });

  it('says that a method is not served, and that nobody is there', async () => {
    const question = { request: {}, milliseconds: 30_000 };
    const missing = await client.ask(ops.OpsServiceDefinition, 'rebuild', question);
    assert.equal(missing.ok ? '' : missing.fault.code, 'UNIMPLEMENTED');
    const alone = new GrpcClient('127.0.0.1:1');
    const nobody = await alone.ask(ops.OpsServiceDefinition, 'getStatus', question);
    alone.close();
    assert.equal(nobody.ok ? '' : nobody.fault.code, 'UNAVAILABLE');
  });

  it('knows only what the contracts have', () => {
    assert.throws(() => serviceDefinition('wombat.ops.v1.NoService'), /no wombat\.ops\.v1\.NoService/);
  });
});
