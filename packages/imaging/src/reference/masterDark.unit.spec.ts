import assert from 'node:assert/strict';
import type { Image } from '../image/image.js';
import { masterDark } from './masterDark.js';

const frame = (...values: number[]): Image => ({ width: values.length, height: 1, pixels: Uint16Array.from(values) });

describe('masterDark', () => {
  const darks = [frame(1010, 1100), frame(1012, 1104), frame(1011, 1102)];

  it('takes the bias off before it combines, below zero too', () => {
    assert.deepEqual([...masterDark(darks, frame(1001, 1200)).pixels], [10, -98]);
  });

  it('keeps the pedestal without a bias', () => {
    assert.deepEqual([...masterDark(darks, null).pixels], [1011, 1102]);
  });

  it('throws on a bias of another size', () => {
    assert.throws(() => masterDark(darks, frame(1)), RangeError);
  });
});
