import assert from 'node:assert/strict';
import { catalogueOf } from '../scene/catalogueOf.js';
import { starsOf } from '../scene/starsOf.js';
import { defaultNights } from './defaultNights.js';
import { otherField } from './otherField.js';

describe('other targets of a night', () => {
  const plan = defaultNights.xzCyg();
  const others = Array.from({ length: 49 }, (_, index) => otherField(plan, index + 1));

  it('have names, stars and comps of their own', () => {
    const { variables, comps } = catalogueOf(plan, others);
    const all = [...variables.map(({ AUID }) => String(AUID)), ...comps.map(({ auid }) => auid)];
    assert.equal(new Set(all).size, 50 * (1 + plan.sequence.comps.length));
    for (const auid of all) assert.match(auid, /^000-[A-Z]{3}-\d{3}$/);
    assert.equal(new Set(variables.map(({ Name }) => Name)).size, 50);
  });

  it('stand in fields that do not touch, with the sky of the plan', () => {
    const places = [plan, ...others].map(({ target }) => target.raDegrees).sort((a, b) => a - b);
    for (const [index, one] of places.entries()) assert.ok((places[index + 1] ?? 360 + (places[0] ?? 0)) - one > 6);
    for (const other of others) assert.equal(starsOf(other).length, starsOf(plan).length);
  });

  it('have no biases, darks and flats, which are those of the plan', () => {
    for (const { counts } of others) assert.deepEqual(counts, { bias: 0, dark: 0, flatPerFilter: 0 });
  });
});
