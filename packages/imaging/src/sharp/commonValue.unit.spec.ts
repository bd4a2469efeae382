import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { commonValue } from './commonValue.js';

describe('what uncertain values have in common', () => {
  const normal = seededNormal(7);
  const drawn = (sigma: number, own: number) =>
    Array.from({ length: 400 }, () => ({ value: 2 + own * normal() + sigma * normal(), sigma }));

  it('is known as well as their errors let it where nothing else tells them apart', () => {
    const { value, sigma } = commonValue(drawn(0.3, 0), 0.001);
    assert.ok(Math.abs(value - 2) < 0.06, `${value}`);
    assert.ok(sigma < 0.15, `${sigma}`);
  });

  it('differs from one to the other by what their errors leave of the scatter', () => {
    const { sigma } = commonValue(drawn(0.3, 0.4), 0.001);
    assert.ok(Math.abs(sigma / 0.4 - 1) < 0.2, `${sigma}`);
  });

  it('leaves out what is far off', () => {
    const few = [1.9, 2, 2.1, 9].map((value) => ({ value, sigma: 0.1 }));
    assert.ok(Math.abs(commonValue(few, 0.01).value - 2) < 0.05);
  });
});
