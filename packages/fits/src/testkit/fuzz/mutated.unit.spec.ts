import assert from 'node:assert/strict';
import { primary, rawHdu } from '../rawHdu.js';
import { mutated } from './mutated.js';
import { randomWhole } from './randomWhole.js';

const file = rawHdu(primary(16, [30, 30], "OBJECT  = 'M 13'"), Buffer.alloc(1800, 7));

describe('mutated', () => {
  it('gives the same damage for the same seed, another for another, and leaves the file alone', () => {
    const before = Buffer.from(file);
    const damaged = Array.from({ length: 300 }, (_, seed) => mutated(file, randomWhole(seed)));
    damaged.forEach((bytes, seed) => {
      assert.deepEqual(mutated(file, randomWhole(seed)), bytes);
    });
    assert.deepEqual(file, before);
    assert.ok(new Set(damaged.map((bytes) => bytes.toString('latin1'))).size > 250);
    assert.ok(damaged.some((bytes) => bytes.length < file.length));
    assert.ok(damaged.some((bytes) => bytes.length > file.length));
  });

  it('bears a file of one byte', () => {
    const lengths = Array.from({ length: 200 }, (_, seed) => mutated(Buffer.from([1]), randomWhole(seed)).length);
    assert.ok(lengths.includes(0) && lengths.includes(1) && Math.max(...lengths) > 1);
  });
});
