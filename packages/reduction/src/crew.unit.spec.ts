import assert from 'node:assert/strict';
import { blockQueue } from './blockQueue.js';
import { Crew } from './crew.js';

const NO_FILE = { fd: 9999, offset: 0, source: 'f64' } as const;
const order = () => ({
  pixels: NO_FILE,
  bias: null,
  dark: null,
  centre: null,
  bracket: { low: 0, high: 1 },
  blocks: blockQueue(10, 10),
});

describe('a crew', () => {
  const crews = [new Crew(1), new Crew(1, { apart: true }), new Crew(2), new Crew(3, { apart: true })] as const;
  afterAll(async () => {
    for (const crew of crews) await crew.dismiss();
  });

  it('has one share of each thread', async () => {
    const nothing = { ...order(), blocks: blockQueue(0, 10) };
    const shares: number[] = [];
    for (const crew of crews) shares.push((await crew.run('collectValues', nothing)).length);
    assert.deepEqual(shares, [1, 1, 2, 3]);
  });

  it('hands on what the system said, from whatever thread, and works on', async () => {
    for (const crew of crews) {
      await assert.rejects(crew.run('collectValues', order()), { code: 'EBADF' });
      assert.ok((await crew.run('collectValues', { ...order(), blocks: blockQueue(0, 10) })).length > 0);
    }
  });
});
