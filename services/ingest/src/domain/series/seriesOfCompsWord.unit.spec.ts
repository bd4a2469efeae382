import assert from 'node:assert/strict';
import { seriesOfCompsWord } from './seriesOfCompsWord.js';

const night = '20240101';
const standing = (targetName: string, filter: string, revision: number) => ({
  ...{ night, targetName, filter, revision, numImages: 4 },
  ...{ apphot: null, failedFrames: 0 },
});
const word = { night, targetName: 'SS Cyg', filter: 'B', off: ['a', 'b'], on: ['c'], words: 'they vary', by: 'ABC' };

describe('a word on the comparison stars of a series', () => {
  it('asks for the next revisions of all filters of the target, its own last', () => {
    const ofNight = [standing('SS Cyg', 'B', 1), standing('SS Cyg', 'V', 3), standing('TT Ari', 'V', 1)];
    const told = 'comparison stars without a, b, with c: they vary';
    assert.deepEqual(seriesOfCompsWord(word, ofNight), [
      { night, targetName: 'SS Cyg', filter: 'V', revision: 4, numImages: 4, requestedBy: 'ABC', reason: `B: ${told}` },
      { night, targetName: 'SS Cyg', filter: 'B', revision: 2, numImages: 4, requestedBy: 'ABC', reason: told },
    ]);
  });

  it('says so where it leaves all to the rules again', () => {
    const [series] = seriesOfCompsWord({ ...word, off: [], on: [], words: '' }, [standing('SS Cyg', 'B', 2)]);
    assert.equal(series?.reason, 'comparison stars as the rules choose them again');
  });
});
