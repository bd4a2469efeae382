import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sampleCurve, samplePoint, samplePoints } from '../testing/samples.js';
import { type CurveView, curveView } from './curveView.js';
import { panelsOf } from './panels.js';
import { contains, spanOf } from './ranges.js';

const viewOf = (target: number[], check: number[]): CurveView => {
  const curve = sampleCurve({ target: samplePoints(target), check: samplePoints(check) });
  const view = curveView(curve, { axis: 'jd', bars: 'none' });
  assert.ok(view !== null);
  return view;
};

describe('the stretches of the axis', () => {
  it('give a magnitude the same length for T1 and T2, and hold every reported point', () => {
    const mags = fc.array(fc.double({ min: 5, max: 18, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(mags, mags, (target, check) => {
        const [t1, t2] = panelsOf(viewOf(target, check), 'apart', undefined);
        assert.ok(t1 !== undefined && t2 !== undefined);
        const lengths = [t1, t2].map(({ weight, home }) => weight / spanOf(home));
        assert.ok(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0)) < 1e-9);
        assert.ok(target.every((mag) => contains(t1.home, mag)) && check.every((mag) => contains(t2.home, mag)));
      }),
    );
  });

  it('keep a quiet star in sight beside a wild one', () => {
    const [t1, t2] = panelsOf(viewOf([9, 11], [10, 10.001]), 'apart', undefined);
    assert.ok((t2?.weight ?? 0) / (t1?.weight ?? 1) > 0.39);
  });

  it('are not stretched by what is left out, but reach it on the way out', () => {
    const target = [...samplePoints([9, 9.1]), samplePoint({ mag: 14, magError: 50, reported: false })];
    const view = curveView(sampleCurve({ target }), { axis: 'jd', bars: 'total' });
    assert.ok(view !== null);
    const [panel] = panelsOf(view, 'apart', undefined);
    assert.ok((panel?.home.max ?? 99) < 9.2);
    assert.ok((panel?.limits.max ?? 0) > 14);
  });

  it('are not flattened by the bar of a faint point, but reach it on the way out', () => {
    const target = [...samplePoints([9, 9.02, 9.04, 9.06]), samplePoint({ mag: 9.03, magError: 0.9 })];
    const view = curveView(sampleCurve({ target }), { axis: 'jd', bars: 'total' });
    assert.ok(view !== null);
    const [panel] = panelsOf(view, 'apart', undefined);
    assert.ok(panel !== undefined && spanOf(panel.home) < 0.2, `${panel?.home.min} to ${panel?.home.max}`);
    assert.ok(contains(panel.limits, 9.93) && contains(panel.limits, 8.13));
  });

  it('are one where both stars share it, or one is alone', () => {
    assert.deepEqual(
      panelsOf(viewOf([9], [11]), 'together', undefined).map(({ roles }) => roles),
      [['T1', 'T2']],
    );
    assert.deepEqual(
      panelsOf(viewOf([9], []), 'apart', undefined).map(({ roles }) => roles),
      [['T1']],
    );
  });

  it('count T2 from its catalogue value in millimagnitudes', () => {
    const [, t2] = panelsOf(viewOf([9], [11.21, 11.19]), 'residual', 11.2);
    assert.deepEqual([t2?.unit, t2?.origin], [1000, 11.2]);
    assert.ok((t2?.home.min ?? 0) < -10 && (t2?.home.max ?? 0) > 10);
    assert.equal(panelsOf(viewOf([9], [11.21]), 'residual', undefined)[1]?.unit, 1);
  });
});
