import assert from 'node:assert/strict';
import { type Alias, configuredWord, observersWord } from './alias.js';
import { readAlias } from './askedAlias.js';
import { configuredTarget } from './configuredTarget.js';

const alias: Alias = {
  id: 'alias:1',
  name: 'RW PsA',
  raDegrees: 346,
  decDegrees: -27,
  by: 'A. Observer',
  note: '',
  at: '2026-01-01T00:00:00.000Z',
};
const nothing = configuredTarget(undefined);

describe("the observer's word", () => {
  it('goes over the name of the folder', () => {
    assert.deepEqual(observersWord(nothing, alias), { ...nothing, vsxName: 'RW PsA', namedBy: 'A. Observer' });
    assert.deepEqual(observersWord(nothing, null), { ...nothing, namedBy: null });
  });

  it('is a place where it has no name', () => {
    const position = { raDegrees: 346, decDegrees: -27 };
    assert.deepEqual(observersWord(nothing, { ...alias, name: '' }), { ...nothing, position, namedBy: 'A. Observer' });
  });

  it('goes under what wombat.yaml says of who it is, not under a range', () => {
    for (const entry of [configuredTarget({ name: 'SS Cyg' }), configuredTarget({ ra: 1, dec: 2 })])
      assert.deepEqual(observersWord(entry, alias), { ...entry, namedBy: null });
    const { vsxName, range } = observersWord(configuredTarget({ range: [10, 12] }), alias);
    assert.deepEqual({ vsxName, range }, { vsxName: 'RW PsA', range: { brightest: 10, faintest: 12 } });
  });

  it('is told in a few words', () => {
    const word = (entry: Parameters<typeof configuredTarget>[0]) => configuredWord(configuredTarget(entry));
    assert.deepEqual(
      [word(undefined), word({ range: [1, 2] }), word({ name: 'SS Cyg' }), word({ ra: 1, dec: -2 })],
      ['', '', 'SS Cyg', 'RA 1 Dec -2'],
    );
    assert.equal(word({ name: 'SS Cyg', ra: 1, dec: -2 }), 'SS Cyg at RA 1 Dec -2');
  });
});

describe('what a person asks a star to be', () => {
  const asked = (change: Partial<Parameters<typeof readAlias>[0]>) =>
    readAlias({ folder: 'X', star: '', by: 'A. Observer', ...change });

  it('is a name or a place', () => {
    assert.deepEqual(asked({ star: ' RW PsA ' }), { ok: true, value: { name: 'RW PsA', position: null } });
    const position = { raDegrees: 0, decDegrees: -90 };
    assert.deepEqual(asked({ star: '0 -90' }), { ok: true, value: { name: '', position } });
  });

  it('is refused with a sentence where it is neither, nowhere, or nobody says it', () => {
    const refused = [
      asked({}),
      asked({ star: '360 1' }),
      asked({ star: '1 90.5' }),
      asked({ star: 'X', by: ' ' }),
      asked({ star: 'X', folder: '' }),
    ];
    const faults = refused.map((each) => (each.ok ? 'taken' : each.fault.message));
    assert.deepEqual(faults, [
      'give a name or coordinates',
      'RA is 360: it must be from 0 to 360 degrees',
      'Dec is 90.5: it must be from -90 to 90 degrees',
      'saying who a star is needs the name of who says it',
      'say which folder is meant',
    ]);
  });
});
