import assert from 'node:assert/strict';
import { AliasSet, CompsSelected, NightDiscovered, ReductionRequested } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';

const night = '20240101';
const series = { night, targetName: 'gher', filter: 'V' };
const reduction = { series, revision: 1, attempt: 1 };
const place = { ra2000Degrees: 246, dec2000Degrees: 41.8 };
const by = 'A. Observer';

describe('a person who says that a measured folder is another star', () => {
  let service: ServiceFixture;
  beforeAll(async () => {
    service = await startServiceFixture({ name: 'ingest', main: new URL('./main.js', import.meta.url) });
    await service.publish(
      {
        id: 'night',
        type: 'NightDiscovered',
        payload: NightDiscovered.fromJSON({ night, scan: 1, series: [{ ...series, numImages: 4, revision: 1 }] }),
      },
      {
        id: 'asked',
        type: 'ReductionRequested',
        payload: ReductionRequested.fromJSON({ reduction, fromStage: 'calibrate' }),
      },
      { id: 'comps', type: 'CompsSelected', payload: CompsSelected.fromJSON({ reduction, target: place }) },
    );
    await service.start();
  });
  afterAll(() => service.end());

  const say = (id: string, name: string, raDegrees: number) =>
    service.publish({
      id,
      type: 'AliasSet',
      payload: AliasSet.fromJSON({ folder: 'gher', name, raDegrees, decDegrees: 41.8, by }),
    });
  const asked = async () => (await service.written()).filter(({ type }) => type === 'ReductionRequested');

  it('starts the next revision of its series once, and for another star only', async () => {
    await say('same', 'G Her', 246);
    await service.settled();
    assert.deepEqual(await asked(), []);
    await say('other', 'g Her', 246.5);
    await service.until('the next revision', async () => (await asked()).length > 0);
    await service.stop();
    await service.start();
    await service.settled();
    const requests = (await asked()).map(({ payload }) => payload);
    assert.equal(requests.length, 1);
    assert.deepEqual(requests[0]?.reduction, { series, revision: 2, attempt: 1 });
    assert.deepEqual(
      [requests[0]?.requestedBy, requests[0]?.reason, requests[0]?.numImages],
      [by, 'A. Observer says that gher is g Her', 4],
    );
  });
});
