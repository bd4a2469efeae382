import assert from 'node:assert/strict';
import { separationDegrees } from '../angles/separationDegrees.js';
import { properMotion } from './properMotion.js';

const barnard = { raDegrees: 269.452075, decDegrees: 4.693391 };
const barnardMotion = { raMasPerYear: -798.58, decMasPerYear: 10328.12 };

describe('properMotion', () => {
  it("moves Barnard's star as astropy's apply_space_motion does", () => {
    const moved = properMotion(barnard, barnardMotion, 25);
    const reference = { raDegrees: 269.44651007544576, decDegrees: 4.765113995719763 };
    assert.ok(separationDegrees(moved, reference) < 1e-9, JSON.stringify(moved));
  });

  it('takes the cosine of the declination as included', () => {
    const moved = properMotion({ raDegrees: 10, decDegrees: 60 }, { raMasPerYear: 1000, decMasPerYear: 0 }, 36);
    assert.ok(Math.abs(moved.raDegrees - 10.02) < 1e-7, `${moved.raDegrees}`);
  });

  it('stands still for no years, goes back for negative ones, wraps at zero hours and crosses the pole', () => {
    assert.ok(separationDegrees(properMotion(barnard, barnardMotion, 0), barnard) < 1e-12);
    const back = properMotion({ raDegrees: 0, decDegrees: 0 }, { raMasPerYear: 3600, decMasPerYear: 0 }, -1);
    assert.ok(Math.abs(back.raDegrees - 359.999) < 1e-9, `${back.raDegrees}`);
    const over = properMotion({ raDegrees: 0, decDegrees: 89.999 }, { raMasPerYear: 0, decMasPerYear: 7200 }, 1);
    assert.ok(separationDegrees(over, { raDegrees: 180, decDegrees: 89.999 }) < 1e-6, JSON.stringify(over));
  });
});
