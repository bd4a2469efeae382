import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { publisher } from '@wombat/proto';
import type { GrpcClient } from '@wombat/service-kit/grpc';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';

const main = new URL('./main.js', import.meta.url);
const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const made = (pointsId: string, rows: number) =>
  event(
    'MagnitudesTransformed',
    { reduction: revision(2), pointsId, rows, report: { path: 'aavso.txt', sha256: `of ${rows} rows` } },
    { id: `made:${pointsId}` },
  );
const word = { ...series, revision: 2, frames: ['a'], by: 'ABC' };
const rejection = { ...word, scope: 'T1', reasonCode: 'cloud', words: '' } as const;
const milliseconds = 30_000;

describe('points rejected by hand', () => {
  let service: ServiceFixture;
  let grpc: GrpcClient;

  beforeAll(async () => {
    service = await startServiceFixture({ name: 'publisher', main });
    await service.publish(event('FrameDiscovered', { series, sha256: 'a' }), made('', 4));
    await service.start();
    await service.settled();
    grpc = await service.client();
  });
  afterAll(async () => {
    grpc?.close();
    await service?.end();
  });

  const { PublisherServiceDefinition: of } = publisher;
  const reject = (request: publisher.RejectPointsRequest) => grpc.ask(of, 'rejectPoints', { request, milliseconds });
  const approve = () =>
    grpc.ask(of, 'validate', { request: { ...word, verdict: 'approved', reason: 'good' }, milliseconds });
  const validation = async () => {
    const answer = await grpc.ask(of, 'listValidations', {
      request: { onlyWaiting: false, onlyMissing: false },
      milliseconds,
    });
    assert.ok(answer.ok);
    const [{ state, by, reason } = { state: '', by: '', reason: '' }] = answer.value.validations;
    return { state, by, reason };
  };
  const changes = async () => (await service.written()).filter(({ type }) => type.startsWith('Points'));

  it('are answered once the report is made anew, and withdraw the approval of the one before', async () => {
    assert.equal((await approve()).ok, true);
    assert.deepEqual(await validation(), { state: 'approved', by: 'ABC', reason: 'good' });

    const answering = reject(rejection);
    await service.until('the event', async () => (await changes()).length === 1);
    const early = await approve();
    assert.match(early.ok ? '' : early.fault.message, /is being made anew/);
    const [change] = await changes();
    await service.publish(made(change?.id ?? '', 3));

    const answer = await answering;
    assert.equal(answer.ok && answer.value.points, 3);
    assert.deepEqual(await validation(), {
      ...{ state: 'validate', by: '' },
      reason: 'the report has changed since ABC approved it: look again',
    });
  });

  it('are one event, however often the same is said', async () => {
    const again = await reject(rejection);
    assert.equal(again.ok && again.value.points, 3);
    assert.equal((await changes()).length, 1);
  });

  it('are refused with a sentence', async () => {
    const refused = await reject({ ...rejection, frames: ['b'] });
    assert.equal(refused.ok ? '' : refused.fault.message, '1 of the frames named are not of this series');
  });
});
