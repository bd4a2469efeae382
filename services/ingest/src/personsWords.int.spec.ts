import assert from 'node:assert/strict';
import { AliasSet, CompsChosen, CompsSelected, NightDiscovered, ReductionRequested } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';

const night = '20240101';
const series = { night, targetName: 'gher', filter: 'V' };
const reduction = { series, revision: 1, attempt: 1 };
const place = { ra2000Degrees: 246, dec2000Degrees: 41.8 };
const by = 'A. Observer';

describe('a person who speaks of measured series', () => {
  let service: ServiceFixture;
  beforeAll(async () => {
    service = await startServiceFixture({ name: 'ingest', main: new URL('./main.js', import.meta.url) });
    await service.publish(
      {
        id: 'night',
        type: 'NightDiscovered',
        payload: NightDiscovered.fromJSON({
          night,
          scan: 1,
          series: ['V', 'B'].map((filter) => ({ ...series, filter, numImages: 4, revision: 1 })),
        }),
      },
      {
        id: 'asked',
        type: 'ReductionRequested',
        payload: ReductionRequested.fromJSON({ reduction, fromStage: 'calibrate' }),
      },
      {
        id: 'asked B',
        type: 'ReductionRequested',
        payload: ReductionRequested.fromJSON({
          reduction: { ...reduction, series: { ...series, filter: 'B' } },
          fromStage: 'calibrate',
        }),
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

  it('starts the next revision of a series that is another star, once', async () => {
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

  it('has all filters of the night reduced again, once, by choosing comparison stars of one', async () => {
    const stars = CompsChosen.fromJSON({
      ...{ reduction: { series, revision: 2, attempt: 1 }, off: ['000-1'], on: [] },
      ...{ words: 'it varies', by },
    });
    await service.publish({ id: 'comps:1', type: 'CompsChosen', payload: stars });
    await service.until('the next revisions', async () => (await asked()).length > 2);
    await service.stop();
    await service.start();
    await service.settled();
    const requests = (await asked()).slice(1).map(({ payload }) => ReductionRequested.fromJSON(payload));
    assert.deepEqual(
      requests.map(({ reduction: next, requestedBy, reason }) => [
        ...[next?.series?.filter, next?.revision],
        ...[requestedBy, reason],
      ]),
      [
        ['B', 2, by, 'V: comparison stars without 000-1: it varies'],
        ['V', 3, by, 'comparison stars without 000-1: it varies'],
      ],
    );
  });
});
