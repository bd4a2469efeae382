import assert from 'node:assert/strict';
import type { Observation } from './idleRule.js';
import { RefusalWatch } from './refusalWatch.js';

function watching() {
  const said: string[] = [];
  let mended = 0;
  const watch = new RefusalWatch({
    plant: { mendLog: async () => void mended++ },
    screen: { say: (sentence) => void said.push(sentence) },
  });
  const look = (atSeconds: number, refused: number, events: number | null = 7) => {
    const services = [null, { service: 'calibration', refused }, { service: 'ingest', refused: 0 }];
    const heads = events === null ? null : { events, frames: 0 };
    return watch.mended({ heads, services } as unknown as Observation, atSeconds);
  };
  return { look, said, mended: () => mended };
}

describe('watching a broker for decisions it does not take', () => {
  it('given refusals for a minute and a log that stands still, has it mended and says of whom', async () => {
    const { look, said, mended } = watching();
    for (const at of [0, 1, 59]) assert.equal(await look(at, 2), false);
    assert.equal(await look(61, 2), true);
    assert.equal(mended(), 1);
    assert.match(said[0] ?? '', /no decision of calibration, .* started again/);
  });

  it('given refusals that something came before, waits on from there', async () => {
    const { look, mended } = watching();
    await look(0, 2, 7);
    await look(50, 2, 8);
    assert.equal(await look(70, 2, 8), false);
    assert.equal(await look(111, 2, 8), true);
    assert.equal(mended(), 1);
  });

  it('given a decision that is taken after all, begins anew with the next that is not', async () => {
    const { look, mended } = watching();
    await look(0, 2);
    await look(1, 2);
    await look(30, 0);
    await look(50, 2);
    assert.equal(await look(70, 2), false);
    assert.equal(mended(), 0);
  });

  it('given a broker that is away, counts nothing', async () => {
    const { look } = watching();
    await look(0, 2);
    await look(30, 2, null);
    await look(40, 2);
    assert.equal(await look(70, 2), false);
  });

  it('given refusals that go on after it was mended, mends no more until the log moves', async () => {
    const { look, said, mended } = watching();
    for (const at of [0, 1, 61, 70, 140, 300]) await look(at, 2);
    assert.deepEqual([mended(), said.length], [1, 1]);
    for (const at of [301, 362]) await look(at, 2, 8);
    assert.equal(mended(), 2);
  });
});
