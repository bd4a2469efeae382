import assert from 'node:assert/strict';
import { NightDiscovered, ops } from '@wombat/proto';
import type { GrpcClient } from '@wombat/service-kit/grpc';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';

describe('whoever was told of an event by another service', () => {
  let service: ServiceFixture;
  let client: GrpcClient;
  beforeAll(async () => {
    service = await startServiceFixture({ name: 'photometry', main: new URL('./main.js', import.meta.url) });
    await service.start();
    client = await service.client();
  });
  afterAll(async () => {
    client.close();
    await service.end();
  });

  const follow = (events: number) =>
    client.ask(ops.OpsServiceDefinition, 'follow', { request: { events }, milliseconds: 30_000 });
  const tell = (night: string) =>
    service.publish({ id: night, type: 'NightDiscovered', payload: NightDiscovered.fromJSON({ night, scan: 1 }) });

  it('is answered once the tables hold it, also where it comes later', async () => {
    const followed = follow(2);
    await tell('20240101');
    await tell('20240102');
    assert.deepEqual(await followed, { ok: true, value: { events: 2 } });
    assert.deepEqual(await follow(1), { ok: true, value: { events: 2 } });
  });

  it('is told how far they are where it does not come', async () => {
    assert.deepEqual(await follow(1_000), { ok: true, value: { events: 2 } });
  });
});
