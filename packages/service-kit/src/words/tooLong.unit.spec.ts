import assert from 'node:assert/strict';
import { tooLong } from './tooLong.js';

describe('what a person says', () => {
  it('may be as long as it can be read, its blanks at the ends not counted', () => {
    const longest = {
      by: ` ${'b'.repeat(60)} `,
      reason: 'r'.repeat(500),
      note: 'n'.repeat(500),
      words: 'w'.repeat(500),
    };
    assert.equal(tooLong({ ...longest, night: 'x'.repeat(600), frames: ['x'.repeat(600)] }), null);
    assert.equal(tooLong({ ...longest, by: 'b'.repeat(61) }), 'your name is longer than 60 characters');
    assert.equal(tooLong({ reason: 'r'.repeat(501) }), 'the reason is longer than 500 characters');
    assert.equal(tooLong({ note: 'n'.repeat(501) }), 'the note is longer than 500 characters');
    assert.equal(tooLong({ words: 'w'.repeat(501) }), 'the words is longer than 500 characters');
  });
});
