import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { nearestWord } from './nearestWord.js';
import { printable } from './printable.js';
import { shellWord } from './shellWord.js';

describe('nearestWord', () => {
  const commands = ['status', 'stardb', 'run', 'reduce', 'test'];

  it('finds what was meant, capitals aside', () => {
    const meant = { statsu: 'status', Status: 'status', rum: 'run', redcue: 'reduce', tset: null, frobnicate: null };
    for (const [word, expected] of Object.entries(meant)) assert.equal(nearestWord(word, commands), expected, word);
    assert.equal(nearestWord('status', []), null);
  });
});

describe('printable', () => {
  it('shows what a terminal would obey or hide, and leaves every other letter', () => {
    assert.equal(printable('SS Cyg\u001b[2J\r\u202egnu\u200b'), 'SS Cyg\\u001b[2J\\u000d\\u202egnu\\u200b');
    assert.equal(printable('ω Cen, 25 °C, 星'), 'ω Cen, 25 °C, 星');
  });
});

describe('shellWord', () => {
  it('quotes no more than it must', () => {
    const words = {
      XZ_Cyg: 'XZ_Cyg',
      'SS Cyg': "'SS Cyg'",
      "Barnard's": "'Barnard'\\''s'",
      $HOME: "'$HOME'",
      '': "''",
    };
    for (const [word, typed] of Object.entries(words)) assert.equal(shellWord(word), typed);
    assert.equal(shellWord('a\u202eb'), "$'a\\u202eb'");
  });

  it('is read by a shell as it was', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'aé "\'$`\\*?!#~&|;<>()[]{}=-') }), { maxLength: 8 });
    fc.assert(
      fc.property(words, (list) => {
        const script = `printf '%s\\n' ${list.map((word) => shellWord(word)).join(' ')}`;
        const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
        assert.equal(stdout, list.length === 0 ? '\n' : `${list.join('\n')}\n`);
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});
