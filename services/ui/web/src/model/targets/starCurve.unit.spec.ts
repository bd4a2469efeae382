import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sampleCurve, samplePoint, samplePoints } from '../testing/samples.js';
import { niceTicks } from './niceTicks.js';
import { mayFold, starCurve } from './starCurve.js';

const BOX = { width: 100, height: 50 };
const night = (day: number, mags: number[], band = 'V') =>
  sampleCurve({ band, target: samplePoints(mags).map((point) => ({ ...point, jdUtc: point.jdUtc + day })) });
const startsOf = (path: string) =>
  [...path.matchAll(/M([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe('the curve of a star over all nights', () => {
  it('has every reported point of every night on one axis, bright on top, a band a path', () => {
    const drawn = starCurve([night(0, [9, 9.4]), night(10, [9.2]), night(0, [9.8], 'B')], 'jd', BOX);
    assert.deepEqual(
      drawn?.bands.map(({ band, words }) => [band, words]),
      [
        ['B', 'one point of one night, 9.800 to 9.800'],
        ['V', '3 points of 2 nights, 9.000 to 9.400'],
      ],
    );
    const [bright, faint, later] = startsOf(drawn?.bands[1]?.path ?? '');
    assert.ok(bright !== undefined && faint !== undefined && later !== undefined);
    assert.ok(bright[1] < later[1] && later[1] < faint[1], 'bright is on top');
    assert.ok(later[0] > 90 && bright[0] < 10, `ten days apart: ${bright[0]}, ${later[0]}`);
  });

  it('leaves out what is not reported, rejected or only a limit', () => {
    const rejected = { by: 'ABC', reasonCode: 'cloud' as const, words: '', at: '' };
    const left = [{ reported: false }, { rejected }, { fainterThan: true }].map((over) => samplePoint(over));
    assert.equal(starCurve([sampleCurve({ target: left })], 'jd', BOX), null);
    assert.equal(starCurve([], 'jd', BOX), null);
  });

  it('folds nights on the period of the star, where all know it', () => {
    const period = { periodDays: 2, epochHjd: 2_460_964 };
    const folded = [0, 4].map((day) =>
      sampleCurve({ period, target: [samplePoint({ jdUtc: 2_460_964.5 + day, hjdUtc: 2_460_964.5 + day, mag: 9 })] }),
    );
    assert.ok(mayFold(folded) && !mayFold([...folded, night(0, [9])]) && !mayFold([]));
    const places = startsOf(starCurve(folded, 'phase', BOX)?.bands[0]?.path ?? '');
    assert.deepEqual(
      places.map(([x]) => x),
      [25, 25],
    );
  });
});

describe('round numbers on an axis', () => {
  it('lie in the range, are never more than told and one, and as far apart', () => {
    const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    const span = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(number, span, (min, width) => {
        const ticks = niceTicks({ min, max: min + width }, 5);
        assert.ok(ticks.length <= 6 && ticks.length >= 1, `${ticks}`);
        assert.ok(ticks.every((tick) => tick >= min - 1e-6 * width && tick <= min + width * (1 + 1e-6)));
      }),
    );
    assert.deepEqual(niceTicks({ min: 9.03, max: 9.47 }, 5), [9.1, 9.2, 9.3, 9.4]);
    assert.deepEqual(niceTicks({ min: 1, max: 1 }, 5), []);
  });
});
