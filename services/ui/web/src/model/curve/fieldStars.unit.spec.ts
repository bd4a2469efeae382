import assert from 'node:assert/strict';
import type { FieldStar } from '../../../../server/src/domain/contract.js';
import { fieldStarKey, fieldStarTone, fieldStarWords, starByKey } from './fieldStars.js';

const tag = { text: '', x: 0, y: 0, lineTo: null };
const star = (role: string, auid: string, reason = ''): FieldStar => {
  return { role, auid, label: role === 'T1' ? 'XZ Cyg' : '118', reason, x: 1, y: 1, tag };
};
const stars = [
  star('T1', '000-BCM-351'),
  star('T2', '000-A'),
  star('C3', '000-B'),
  star('', '000-C', 'it is saturated'),
];

describe('stars of a field', () => {
  it('are told by role, label and AUID, or by why they are not used', () => {
    assert.deepEqual(stars.map(fieldStarWords), [
      'T1 XZ Cyg',
      'T2 118, 000-A',
      'C3 118, 000-B',
      '118, 000-C: not used, it is saturated',
    ]);
    assert.equal(fieldStarWords({ ...star('', '000-C'), label: '' }), '000-C: not used');
  });

  it('have the tone of the curve', () => {
    assert.deepEqual(stars.map(fieldStarTone), ['t1', 't2', 'comp', 'unused']);
  });

  it('are walked through with the arrow keys, round and round', () => {
    assert.deepEqual(stars.map(fieldStarKey), ['T1', '000-A', '000-B', '000-C']);
    assert.equal(starByKey({ stars }, 'T1', 'ArrowRight'), '000-A');
    assert.equal(starByKey({ stars }, 'T1', 'ArrowUp'), '000-C');
    assert.equal(starByKey({ stars }, '000-C', 'ArrowDown'), 'T1');
    assert.equal(starByKey({ stars }, 'T1', 'x'), null);
    assert.equal(starByKey({ stars: [] }, 'T1', 'ArrowRight'), null);
  });
});
