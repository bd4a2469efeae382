import assert from 'node:assert/strict';
import { commandOf, KEY_COMMANDS, keyHelp } from './keyCommands.js';

const press = (key: string, held = {}) => commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys', () => {
  it('ask for one thing each', () => {
    const keys = Object.values(KEY_COMMANDS).flatMap((command): readonly string[] => command.keys);
    assert.equal(new Set(keys).size, keys.length);
    assert.deepEqual([press('a'), press('U'), press('Delete')], ['approve', 'redo', 'rejectPoints']);
  });

  it('belong to the browser with ctrl, meta or alt, and mean nothing where nobody said so', () => {
    const held = [{ ctrlKey: true }, { metaKey: true }, { altKey: true }];
    assert.deepEqual(
      held.map((keys) => press('a', keys)),
      [null, null, null],
    );
    assert.equal(press('q'), null);
  });

  it('are all told in the help', () => {
    const told = keyHelp().flatMap(({ lines }) => lines.map(({ words }) => words));
    assert.deepEqual(
      told.toSorted(),
      Object.values(KEY_COMMANDS)
        .map(({ words }) => words)
        .toSorted(),
    );
  });
});
