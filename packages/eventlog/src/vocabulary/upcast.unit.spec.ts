import assert from 'node:assert/strict';
import { upcast } from './upcast.js';

const table = {
  1: (json: Record<string, unknown>) => ({ ...json, second: true }),
  2: (json: Record<string, unknown>) => ({ ...json, third: json.second }),
};

describe('upcast', () => {
  it('goes every step from the version written to the version known', () => {
    assert.deepEqual(upcast({ a: 1 }, { from: 1, to: 3 }, table), { a: 1, second: true, third: true });
    assert.deepEqual(upcast({ a: 1, second: false }, { from: 2, to: 3 }, table), { a: 1, second: false, third: false });
  });

  it('leaves what is of the version known as it is', () => {
    assert.deepEqual(upcast({ a: 1 }, { from: 3, to: 3 }, table), { a: 1 });
  });

  it('throws where the table lacks a step: a broken vocabulary, not a broken event', () => {
    assert.throws(() => upcast({}, { from: 1, to: 4 }, table), { message: 'no upcaster from version 3' });
  });
});
