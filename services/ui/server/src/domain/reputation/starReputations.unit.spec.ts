import assert from 'node:assert/strict';
import { publisher } from '@wombat/proto';
import { starReputations } from './starReputations.js';

const test = (name: string, value: number | undefined, verdict: 'pass' | 'fail' | 'untested' = 'pass') => ({
  ...{ name, value, verdict, sentence: '' },
  threshold: value === undefined ? undefined : 0.05,
});
const level = (auid: string, value: number) =>
  test(`comparisonStar ${auid}`, value, Math.abs(value) > 0.05 ? 'fail' : 'pass');
const nights = (...gates: object[][]) =>
  gates.map((gate, at) =>
    publisher.SeriesGate.fromJSON({ night: `202401${String(at + 1).padStart(2, '0')}`, filter: 'V', gate }),
  );
const of = (series: publisher.SeriesGate[], auid = '000-1') =>
  starReputations('SS Cyg', series).find((star) => star.auid === auid);

describe('what nights say of a comparison star', () => {
  it('is its mean residual, how that scatters from night to night, and the star from frame to frame', () => {
    const star = of(
      nights(
        [level('000-1', 0.01), test('comparisonScatter 000-1', 0.004)],
        [level('000-1', 0.03), test('comparisonScatter 000-1', 0.008)],
      ),
    );
    assert.equal(star?.meanResidual, 0.02);
    assert.ok(Math.abs((star?.nightScatter ?? 0) - 0.02 / Math.SQRT2) < 1e-12);
    assert.equal(star?.frameScatter, 0.006);
    assert.equal(star?.trend, null);
    assert.deepEqual(star?.nights[1], {
      ...{ night: '20240102', isCheck: false, residual: 0.03, threshold: 0.05, isOut: false, scatter: 0.008 },
    });
  });

  it('is that of a check star as well, and not that of what could not be tested', () => {
    const series = nights([test('checkStar 000-2', -0.01), test('targetRange target', 0), test('seeing night', 2)]);
    assert.deepEqual(
      starReputations('SS Cyg', series).map(({ auid, nightScatter, frameScatter }) => [
        auid,
        nightScatter,
        frameScatter,
      ]),
      [['000-2', null, null]],
    );
    assert.equal(of(series, '000-2')?.nights[0]?.isCheck, true);
    assert.deepEqual(starReputations('SS Cyg', nights([test('checkStar T2', undefined, 'untested')])), []);
  });

  it('is kept apart by filter', () => {
    const [first = []] = [nights([level('000-1', 0.01)])];
    const [inV] = first;
    const inB = publisher.SeriesGate.fromJSON({ ...inV, filter: 'B' });
    assert.deepEqual(
      starReputations('SS Cyg', [...first, inB]).map(({ filter, nights: { length } }) => [filter, length]),
      [
        ['B', 1],
        ['V', 1],
      ],
    );
  });

  it('is a trend with its error, once there are three nights over a month', () => {
    const tenDaysApart = (...values: number[]) => {
      const dates = ['20240101', '20240111', '20240121', '20240131'];
      return of(
        values.map((value, at) =>
          publisher.SeriesGate.fromJSON({ night: dates[at] ?? '', filter: 'V', gate: [level('000-1', value)] }),
        ),
      );
    };
    const star = tenDaysApart(0, 0.001, 0.002, 0.003);
    assert.equal(tenDaysApart(0, 0.001, 0.002)?.trend, null);
    assert.ok(Math.abs((star?.trend?.magnitudesPerYear ?? 0) - 0.036_525) < 1e-9);
    assert.ok((star?.trend?.error ?? 1) < 1e-9);
    const steady = tenDaysApart(0.01, -0.01, -0.01, 0.01);
    assert.ok(Math.abs(steady?.trend?.magnitudesPerYear ?? 1) < 1e-9);
    assert.ok((steady?.trend?.error ?? 0) > 0.1);
  });
});

describe('a star out of line', () => {
  const reportOf = (...values: number[]) => of(nights(...values.map((value) => [level('000-1', value)])))?.report ?? '';

  it('is told to the sequence team after three nights running, with each of them', () => {
    assert.equal(
      reportOf(0.01, 0.11, 0.12, 0.13),
      '000-1, a comparison star of SS Cyg, measures 0.120 mag fainter in V than its catalogue magnitude, held against ' +
        'the other stars of the sequence: 2024-01-02 +0.110, 2024-01-03 +0.120, 2024-01-04 +0.130 (beyond 0.050 mag on ' +
        'each of these nights).',
    );
    assert.match(reportOf(-0.1, -0.1, -0.1), /0\.100 mag brighter/);
  });

  it('is not told of after two nights, after a good one in between, or where it is off to both sides', () => {
    assert.equal(reportOf(0.11, 0.12), '');
    assert.equal(reportOf(0.11, 0.12, 0.13, 0.01), '');
    assert.equal(reportOf(0.11, 0.01, 0.13), '');
    assert.equal(reportOf(0.11, -0.12, 0.13), '');
  });

  it('stands before the others', () => {
    const gate = [level('000-9', 0.04), level('000-1', 0.06)];
    const sorted = starReputations('SS Cyg', nights(gate, gate, gate)).map(({ auid }) => auid);
    assert.deepEqual(sorted, ['000-1', '000-9']);
    const quiet = [level('000-1', 0.01), level('000-9', -0.04)];
    assert.deepEqual(
      starReputations('SS Cyg', nights(quiet)).map(({ auid }) => auid),
      ['000-9', '000-1'],
    );
  });
});
