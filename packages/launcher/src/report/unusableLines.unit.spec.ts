import assert from 'node:assert/strict';
import { unusableLines } from './unusableLines.js';

const lights = (changes: object) => ({
  ...{ date: '20251015', targetName: 'XZ Cyg', frames: 6, firstPath: '20251015/Light/XZ Cyg/a.fits' },
  ...{ reason: 'its pixels are floats from 0 to 1', ...changes },
});

describe('lights of which there is no series', () => {
  it('are told by target and night, with the reason of the first', () =>
    assert.deepEqual(unusableLines([lights({}), lights({ frames: 1, targetName: 'T CrB' })]), [
      'none of the 6 lights of XZ Cyg 20251015 can be used: 20251015/Light/XZ Cyg/a.fits: its pixels are floats from 0 to 1',
      'the only light of T CrB 20251015 cannot be used: 20251015/Light/XZ Cyg/a.fits: its pixels are floats from 0 to 1',
    ]));

  it('are ten targets at most, and a count', () => {
    const lines = unusableLines(Array.from({ length: 12 }, (_, index) => lights({ targetName: `V${index}` })));
    assert.equal(lines.length, 11);
    assert.equal(lines.at(-1), 'and so of 2 more targets of older nights');
  });

  it('keep control characters of a name from the terminal', () =>
    assert.equal(
      unusableLines([lights({ targetName: 'a\u001b[2J' })])
        .join()
        .includes('\u001b'),
      false,
    ));
});
