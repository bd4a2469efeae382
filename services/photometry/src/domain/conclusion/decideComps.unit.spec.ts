import assert from 'node:assert/strict';
import { decideComps } from './decideComps.js';

const chosen = { off: new Set(['b', 'a']), on: new Set<string>(), words: 'they vary', by: 'ABC' };
const asked = { revision: 2, off: ['c', 'a', 'c'], on: ['d'], words: ' a neighbour ', by: ' XYZ ' };
const decide = (changes: Partial<typeof asked> = {}, before: typeof chosen | null = chosen) =>
  decideComps({ revision: 2, chosen: before }, { ...asked, ...changes });
const refusal = (...given: Parameters<typeof decide>) => {
  const decided = decide(...given);
  return decided.ok ? '' : decided.fault.message;
};

describe('a word on comparison stars', () => {
  it('is kept with each star once, in an order of its own', () => {
    const decided = decide();
    assert.ok(decided.ok);
    assert.deepEqual([[...decided.value.off], [...decided.value.on]], [['a', 'c'], ['d']]);
    assert.deepEqual([decided.value.words, decided.value.by], ['a neighbour', 'XYZ']);
  });

  it('needs a name, a reason, the current revision and each star one way', () => {
    assert.match(refusal({ by: ' ' }), /needs the name/);
    assert.match(refusal({ words: ' ' }), /needs its reason/);
    assert.match(refusal({ revision: 1 }), /revision 1 was looked at, but revision 2 is current/);
    assert.match(refusal({ on: ['a'] }), /^a cannot be both/);
  });

  it('is taken back without a reason, where there is one to take back', () => {
    assert.ok(decide({ off: [], on: [], words: '' }).ok);
    assert.match(refusal({ off: [], on: [], words: '' }, null), /chosen so already/);
    assert.match(refusal({ off: ['a', 'b'], on: [] }), /chosen so already/);
  });
});
