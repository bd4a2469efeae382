import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSexagesimal } from './sexagesimal.js';

describe('parseSexagesimal', () => {
  it('reads hours and degrees, with a sign that also counts on zero', () => {
    assert.equal(parseSexagesimal('12:30:00.00'), 12.5);
    assert.equal(parseSexagesimal('-05:22:30.0'), -5.375);
    assert.equal(parseSexagesimal('-00:30:00.0'), -0.5);
    assert.equal(parseSexagesimal('+10:00:36'), 10.01);
    assert.equal(parseSexagesimal('10:59:60.0'), 11);
  });

  it('does not read anything else', () => {
    for (const text of ['', '12.5', '12:30', '12:61:00', '12:30:61', 'aa:bb:cc']) {
      assert.equal(parseSexagesimal(text), null, text);
    }
  });

  it('reads back every position to its last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90 * 36_000, max: 90 * 36_000 }), (tenths) => {
        const size = Math.abs(tenths);
        const two = (value: number) => String(value).padStart(2, '0');
        const seconds = ((size % 600) / 10).toFixed(1).padStart(4, '0');
        const text = `${tenths < 0 ? '-' : ''}${two(Math.floor(size / 36_000))}:${two(Math.floor(size / 600) % 60)}:${seconds}`;
        const read = parseSexagesimal(text) ?? Number.NaN;
        assert.ok(Math.abs(read - tenths / 36_000) < 1e-9, text);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
