import assert from 'node:assert/strict';
import { LastLook } from './lastLook.js';

const GONE = 'the log of events has lost event 28, at which the tables of ingest stand';

/** What each look finds lost; null: the broker stays away. */
function atTheEnd(...looks: (string[] | null)[]) {
  const did: string[] = [];
  const said: string[] = [];
  const look = new LastLook({
    plant: { rest: async () => void did.push('rest'), mendLog: async () => void did.push('mend') },
    observer: {
      lostAtEnd: async () => {
        did.push('look');
        const lost = looks.shift();
        if (lost === undefined || lost === null) throw new Error('TIMEOUT');
        return lost;
      },
    },
    screen: { say: (sentence) => void said.push(sentence) },
  });
  return { look, did, said };
}

describe('the last look at a log', () => {
  it('given a whole log, comes after all that writes has ended, and is all', async () => {
    const { look, did, said } = atTheEnd([]);
    assert.equal(await look.found(), 'whole');
    assert.deepEqual([did, said], [['rest', 'look'], []]);
  });

  it('given a log that lost its last words, has it mended, and looks again when that is done', async () => {
    const { look, did, said } = atTheEnd([GONE], []);
    assert.deepEqual([await look.found(), await look.found()], ['mended', 'whole']);
    assert.deepEqual([did, said], [['rest', 'look', 'mend', 'rest', 'look'], [GONE]]);
  });

  it('given one that loses them again, mends no more, and does not call it done', async () => {
    const { look, did, said } = atTheEnd([GONE], [GONE]);
    assert.deepEqual([await look.found(), await look.found()], ['mended', 'lost']);
    assert.equal(did.filter((one) => one === 'mend').length, 1);
    assert.match(said[1] ?? '', /lost event 28, .*, again: .*restore FOLDER/);
  });

  it('given a broker that stays away, does not call it done', async () => {
    const { look, said } = atTheEnd(null);
    assert.equal(await look.found(), 'lost');
    assert.match(said[0] ?? '', /^all was done, but whether the log still holds it cannot be told \(.*TIMEOUT/);
  });
});
