import assert from 'node:assert/strict';
import { sampleCurve, samplePoint, samplePoints } from '../testing/samples.js';
import { curveView } from './curveView.js';

const look = { axis: 'jd', bars: 'random' } as const;

describe('curveView', () => {
  it('counts days from the whole day before the first point, past the next noon too', () => {
    const target = [samplePoint({ jdUtc: 2_460_964.99 })];
    const check = [samplePoint({ jdUtc: 2_460_965.01 })];
    const view = curveView(sampleCurve({ target, check }), look);
    assert.equal(view?.axis.wholeDays, 2_460_964);
    const places = view?.sets.map(({ marks }) => marks[0]?.x.toFixed(6));
    assert.deepEqual(places, ['0.990000', '1.010000']);
  });

  it('gives every mark the error bar that is asked for', () => {
    const target = [samplePoint({ magError: 0.065, randomError: 0.004 })];
    const ends = (bars: 'random' | 'total' | 'none') => {
      const mark = curveView(sampleCurve({ target }), { axis: 'jd', bars })?.sets[0]?.marks[0];
      return [mark?.yMin.toFixed(3), mark?.yMax.toFixed(3)];
    };
    assert.deepEqual(ends('random'), ['8.996', '9.004']);
    assert.deepEqual(ends('total'), ['8.935', '9.065']);
    assert.deepEqual(ends('none'), ['9.000', '9.000']);
  });

  it('shows the whole error where the random part is not told', () => {
    const mark = curveView(sampleCurve({ target: [samplePoint()] }), look)?.sets[0]?.marks[0];
    assert.equal(mark?.yMax.toFixed(3), '9.020');
  });

  it('tells what goes out from what the pipeline or a person leaves out', () => {
    const rejected = { by: 'A', reasonCode: 'cloud', words: '', at: '' } as const;
    const target = [
      samplePoint({ jdUtc: 2_460_964.1 }),
      samplePoint({ jdUtc: 2_460_964.2, reported: false, reason: 'saturated' }),
      samplePoint({ jdUtc: 2_460_964.3, reported: false, rejected, fainterThan: true }),
    ];
    const marks = curveView(sampleCurve({ target }), look)?.sets[0]?.marks ?? [];
    assert.deepEqual(
      marks.map(({ state, limit }) => [state, limit]),
      [
        ['reported', false],
        ['left', false],
        ['rejected', true],
      ],
    );
  });

  it('draws no star without a point, and nothing at all without any', () => {
    const roles = (curve: Parameters<typeof curveView>[0]) => curveView(curve, look)?.sets.map(({ role }) => role);
    assert.deepEqual(roles(sampleCurve({ target: samplePoints([9]) })), ['T1']);
    assert.deepEqual(roles(sampleCurve({ check: samplePoints([9]) })), ['T2']);
    assert.equal(curveView(sampleCurve(), look), null);
    const nowhere = [samplePoint({ jdUtc: 0 }), samplePoint({ mag: Number.NaN })];
    assert.equal(curveView(sampleCurve({ target: nowhere }), look), null);
  });

  it('puts phases in order, and leaves out what has no heliocentric time', () => {
    const period = { periodDays: 0.5, epochHjd: 2_460_964 };
    const target = [
      samplePoint({ filename: 'late', hjdUtc: 2_460_964.4 }),
      samplePoint({ filename: 'early', hjdUtc: 2_460_964.6 }),
      samplePoint({ filename: 'unknown' }),
    ];
    const marks = curveView(sampleCurve({ target, period }), { ...look, axis: 'phase' })?.sets[0]?.marks ?? [];
    assert.deepEqual(
      marks.map(({ x, point }) => [point.filename, x.toFixed(2)]),
      [
        ['early', '0.20'],
        ['late', '0.80'],
      ],
    );
  });
});
