import assert from 'node:assert/strict';
import { GapWatch } from './gapWatch.js';

const GAP = 'the log of frames holds 18 events of 28';

/** What each look at the log finds lost; null: the broker is away. */
function watching(...looks: (string[] | null)[]) {
  const said: string[] = [];
  let mended = 0;
  let looked = 0;
  const watch = new GapWatch({
    observer: { lostFromLog: async () => looks[looked++] as string[] | null },
    plant: { mendLog: async () => void mended++ },
    screen: { say: (sentence) => void said.push(sentence) },
  });
  const at = (events: number) => watch.mended({ heads: { events, frames: 0 } });
  return { at, said, mended: () => mended, looked: () => looked };
}

describe('watching a log for what it loses', () => {
  it('given a whole log, looks at it once for all that stands in it', async () => {
    const { at, said, mended, looked } = watching([], []);
    for (const events of [3, 3, 4]) assert.equal(await at(events), false);
    assert.deepEqual([said, mended(), looked()], [[], 0, 2]);
  });

  it('given a gap, has it mended', async () => {
    const { at, said, mended } = watching([GAP], []);
    assert.deepEqual([await at(28), await at(28)], [true, false]);
    assert.deepEqual([said, mended()], [[GAP], 1]);
  });

  it('given a gap that is there again, says what a person can do, and mends no more', async () => {
    const { at, said, mended } = watching([GAP], [GAP]);
    assert.deepEqual([await at(28), await at(28), await at(28)], [true, false, false]);
    assert.equal(mended(), 1);
    assert.match(said[1] ?? '', /18 events of 28: .*restore FOLDER/);
  });

  it('given a broker that is away, looks again', async () => {
    const { at, looked } = watching(null, []);
    await at(3);
    await at(3);
    assert.equal(looked(), 2);
  });
});
