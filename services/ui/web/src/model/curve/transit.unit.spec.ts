import assert from 'node:assert/strict';
import { FIRST_LOOK } from '../desk/deskQuery.js';
import { hatp32Curve } from '../testing/hatp32.js';
import { curveScene } from './curveScene.js';
import { medianOf, spanOf } from './ranges.js';

/** By the published BJD of its middle, 2458107.7140, 6.3 minutes before as seen from the Earth. */
const MIDDLE_JD = 2_458_107.7096;
const HALF_DEEP_DAYS = 0.045;
const OUTSIDE_DAYS = 0.075;

describe('a real transit, as the page shows it first', () => {
  const curve = hatp32Curve();
  const scene = curveScene(curve, FIRST_LOOK);
  assert.ok(scene !== null);
  const [t1] = scene.panels;
  const [set] = scene.view.sets;
  assert.ok(t1 !== undefined && set !== undefined);
  const bars = set.marks.map(({ yMin, yMax }) => (yMax - yMin) / 2);

  it('fills a stretch of less than 0.12 mag, with bars of 0.01 mag at most', () => {
    assert.equal(t1.id, 'T1');
    assert.ok(spanOf(t1.home) < 0.12, `${t1.home.min} to ${t1.home.max}`);
    assert.ok(Math.max(...bars) <= 0.01 && Math.min(...bars) > 0.001, `${Math.min(...bars)} to ${Math.max(...bars)}`);
  });

  it('is plain: deeper than three bars, and a quarter of the stretch at least', () => {
    const within = (from: number, to: number) =>
      curve.target.flatMap(({ jdUtc, mag }) => {
        const away = Math.abs(jdUtc - MIDDLE_JD);
        return away >= from && away < to ? [mag] : [];
      });
    const [inside, outside] = [within(0, HALF_DEEP_DAYS), within(OUTSIDE_DAYS, 1)];
    assert.ok(inside.length > 15 && outside.length > 25);
    const depth = medianOf(inside) - medianOf(outside);
    assert.ok(depth > 3 * medianOf(bars) && depth > spanOf(t1.home) / 4, `${depth} of ${spanOf(t1.home)}`);
  });

  it('would not be by the errors all points share, which the bars leave out', () => {
    const all = curveScene(curve, { ...FIRST_LOOK, bars: 'total' });
    assert.ok(spanOf(all?.panels[0]?.home ?? { min: 0, max: 0 }) > 0.2);
    assert.ok(set.commonError > 0.05);
  });
});
