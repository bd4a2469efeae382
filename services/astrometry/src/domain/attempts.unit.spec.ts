import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { SolveMethod } from '@wombat/proto/words';
import fc from 'fast-check';
import {
  type Effort,
  type FailedAttempt,
  type Hints,
  nextAttempt,
  type PlannedAttempt,
  searchEnd,
} from './attempts.js';

const WAYS = { searchRadiusDegrees: 30, effort: 'full' } as const;
const known: Hints = { raDegrees: 325.68, decDegrees: 43.59, fovDegrees: 1.2 };
const nowhere: Hints = { raDegrees: null, decDegrees: null, fovDegrees: 1.2 };

const noMatch = (method: SolveMethod): FailedAttempt => ({ method, error: '', warning: '' });
const ranOut = (method: SolveMethod): FailedAttempt => ({
  method,
  error: '',
  warning: 'Star database limit was reached!',
});

describe('nextAttempt', () => {
  const spec = specify((failed: readonly FailedAttempt[], hints: Hints) => nextAttempt(hints, failed, WAYS));
  const near: PlannedAttempt = { method: 'astapNear', hints: known, radiusDegrees: 10, stars: null };
  const wide: PlannedAttempt = { method: 'astapWide', hints: known, radiusDegrees: 30, stars: null };

  it('begins near the known place, at the known scale', () => {
    spec.given().when(known).thenIs(near);
  });

  it('goes on far around, then with fields of 10 and 30 degrees, then gives up', () => {
    spec.given(noMatch('astapNear')).when(known).thenIs(wide);
    spec
      .given(noMatch('astapNear'), noMatch('astapWide'))
      .when(known)
      .thenIs({ method: 'astapFov10', hints: { ...known, fovDegrees: 10 }, radiusDegrees: 30, stars: null });
    spec
      .given(noMatch('astapNear'), noMatch('astapWide'), noMatch('astapFov10'))
      .when(known)
      .thenIs({ method: 'astapFov30', hints: { ...known, fovDegrees: 30 }, radiusDegrees: 30, stars: null });
    spec
      .given(noMatch('astapNear'), noMatch('astapWide'), noMatch('astapFov10'), noMatch('astapFov30'))
      .when(known)
      .thenIs(null);
  });

  it('tries all stars there only where the database ran out', () => {
    spec
      .given(ranOut('astapNear'))
      .when(known)
      .thenIs({ ...near, method: 'astapNearAllStars', stars: 0 });
    spec.given(ranOut('astapNear'), ranOut('astapNearAllStars')).when(known).thenIs(wide);
    spec
      .given({ method: 'astapNear', error: '', warning: 'Warning, small image dimensions!! ' })
      .when(known)
      .thenIs(wide);
    spec
      .given(noMatch('astapNear'), ranOut('astapWide'))
      .when(known)
      .thenSatisfies((next) => assert.equal(next?.method, 'astapFov10'));
  });

  for (const error of [
    'Not enough stars.',
    'Error reading image file.',
    'No star database found.',
    'Error reading star database.',
    'astap_cli not found: install it',
  ])
    it(`stops at "${error}": no other try can succeed`, () => {
      spec.given({ method: 'astapNear', error, warning: '' }).when(known).thenIs(null);
      spec.given(noMatch('astapNear'), { method: 'astapWide', error, warning: '' }).when(known).thenIs(null);
    });

  it('goes on after what another try may mend', () => {
    for (const error of [
      'no answer in the time of 60 s',
      'the solver ended with code null and wrote no result',
      'not believed: 12.0 degrees from where the telescope pointed',
    ])
      spec.given({ method: 'astapNear', error, warning: '' }).when(known).thenIs(wide);
  });

  it('searches the whole sky where no place is known, whatever the field', () => {
    spec.given().when(nowhere).thenIs({ method: 'astapWide', hints: nowhere, radiusDegrees: 180, stars: null });
    spec
      .given(noMatch('astapWide'))
      .when(nowhere)
      .thenIs({ method: 'astapFov10', hints: { ...nowhere, fovDegrees: 10 }, radiusDegrees: 180, stars: null });
    spec
      .given(noMatch('astapWide'), noMatch('astapFov10'))
      .when(nowhere)
      .thenSatisfies((next) => assert.equal(next?.radiusDegrees, 180));
    spec
      .given()
      .when({ ...known, decDegrees: null })
      .thenSatisfies((next) => assert.equal(next?.method, 'astapWide'));
  });

  it('never searches farther near the place than the observer allows', () => {
    assert.equal(nextAttempt(known, [], { ...WAYS, searchRadiusDegrees: 3 })?.radiusDegrees, 3);
    assert.equal(nextAttempt(known, [ranOut('astapNear')], { ...WAYS, searchRadiusDegrees: 3 })?.radiusDegrees, 3);
  });

  it('comes to an end without trying anything twice, whatever the solver says', () => {
    const answer = fc.record({
      error: fc.constantFrom('', 'no answer in the time of 60 s', 'Not enough stars.'),
      warning: fc.constantFrom('', ' Star database limit was reached!'),
    });
    fc.assert(
      fc.property(fc.constantFrom(known, nowhere), fc.infiniteStream(answer), (hints, answers) => {
        const failed: FailedAttempt[] = [];
        for (let next = first(hints); next !== null; next = nextAttempt(hints, failed, WAYS)) {
          const { method } = next;
          assert.ok(!failed.some((one) => one.method === method), `${method} twice`);
          failed.push({ method, ...answers.next().value });
        }
        assert.ok(failed.length <= 5);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('what is known in doubt', () => {
  const elsewhere = { raDegrees: 21.7, decDegrees: 43.59 };
  const doubts = { places: [elsewhere], fovsDegrees: [0.6, 2.4], anyScale: true, wholeSky: true };
  const planned = (hints: Hints, search: Partial<Parameters<typeof nextAttempt>[2]>, error = '') => {
    const failed: FailedAttempt[] = [];
    const plans: PlannedAttempt[] = [];
    const next = () => nextAttempt(hints, failed, { ...WAYS, doubts, ...search });
    for (let plan = next(); plan !== null; plan = next()) {
      plans.push(plan);
      failed.push({ method: plan.method, variant: plan.variant, error, warning: '' });
    }
    return plans;
  };
  const words = (plans: readonly PlannedAttempt[]) =>
    plans.map(({ method, variant = '', hints, radiusDegrees, inDoubt }) => [
      ...[`${method} ${variant}`.trim(), hints.raDegrees, hints.fovDegrees, radiusDegrees, inDoubt === true],
    ]);

  it('is tried after what is known, near before far; all of it is to be confirmed', () => {
    assert.deepEqual(words(planned(known, {})), [
      ['astapNear', 325.68, 1.2, 10, false],
      ['astapElsewhere 2', 21.7, 1.2, 10, true],
      ['astapOtherScale 0.5', 325.68, 0.6, 10, true],
      ['astapOtherScale 2', 325.68, 2.4, 10, true],
      ['astapAnyScale', 325.68, null, 10, true],
      ['astapAnyScale 2', 21.7, null, 10, true],
      ['astapWide', 325.68, 1.2, 30, false],
      ['astapAnywhere', 325.68, 1.2, 180, true],
      ['astapFov10', 325.68, 10, 30, true],
      ['astapFov30', 325.68, 30, 30, true],
    ]);
  });

  it('is a scale alone where no place is known, and a place alone where no scale is', () => {
    const methods = (hints: Hints, own = doubts) => words(planned(hints, { doubts: own })).map(([method]) => method);
    const scales = ['astapOtherScale 0.5', 'astapOtherScale 2', 'astapAnyScale'];
    assert.deepEqual(methods(nowhere, { ...doubts, places: [] }), ['astapWide', ...scales, 'astapFov10', 'astapFov30']);
    const places = ['astapNear', 'astapElsewhere 2', 'astapWide', 'astapAnywhere', 'astapFov10', 'astapFov30'];
    const unscaled = { ...doubts, fovsDegrees: [], anyScale: false };
    assert.deepEqual(methods({ ...known, fovDegrees: null }, unscaled), places);
  });

  it('costs nothing where the way is short, or the solver cannot do better', () => {
    assert.deepEqual(words(planned(known, { effort: 'short' })), [['astapNear', 325.68, 1.2, 10, false]]);
    assert.equal(planned(known, {}, 'Not enough stars.').length, 1);
  });

  it('is given up after the time of one try and a half: what is known and the observer asked for is tried all the same', () => {
    const methods = words(planned(known, { limitsSpent: 1.6 })).map(([method]) => method);
    assert.deepEqual(methods, ['astapNear', 'astapWide', 'astapFov10', 'astapFov30']);
    assert.ok(planned(known, { limitsSpent: 1.4 }).length > 8);
  });

  it('may be why the solver has too few stars where it sees many, of a field far larger or smaller than it is', () => {
    assert.ok(planned(known, { starsSeen: 70 }, 'Not enough stars.').length > 5);
    assert.equal(planned(known, { starsSeen: 14 }, 'Not enough stars.').length, 1);
    assert.equal(planned(known, { starsSeen: 70, doubts: undefined }, 'Not enough stars.').length, 1);
    assert.equal(planned(known, { starsSeen: 70 }, 'No star database found.').length, 1);
  });
});

describe('the short way', () => {
  const ways = (effort: Effort) => ({ searchRadiusDegrees: 30, effort });
  const methods = (hints: Hints, effort: Effort, warning: string) => {
    const failed: FailedAttempt[] = [];
    for (let next = nextAttempt(hints, failed, ways(effort)); next !== null; ) {
      failed.push({ method: next.method, error: '', warning });
      next = nextAttempt(hints, failed, ways(effort));
    }
    return failed.map(({ method }) => method);
  };

  it('ends before the wider searches; without a place it is one search, and none is none', () => {
    const limit = 'Star database limit was reached!';
    assert.deepEqual(methods(known, 'short', ''), ['astapNear']);
    assert.deepEqual(methods(known, 'short', limit), ['astapNear', 'astapNearAllStars']);
    assert.deepEqual(methods(nowhere, 'short', limit), ['astapWide']);
    assert.deepEqual(methods(known, 'full', limit), [
      'astapNear',
      'astapNearAllStars',
      'astapWide',
      'astapFov10',
      'astapFov30',
    ]);
    for (const hints of [known, nowhere]) assert.deepEqual(methods(hints, 'none', limit), []);
  });
});

describe('a search without success', () => {
  const stopped: FailedAttempt = { method: 'astapNear', error: 'Not enough stars.', warning: '' };
  const whole = (['astapNear', 'astapWide', 'astapFov10', 'astapFov30'] as const).map(noMatch);

  it('is at its end, was cut short, or stopped by itself', () => {
    assert.equal(searchEnd(whole, 'full'), 'exhausted');
    const last: FailedAttempt = { method: 'astapFov30', error: 'No star database found.', warning: '' };
    assert.equal(searchEnd([...whole.slice(0, 3), last], 'full'), 'exhausted');
    assert.equal(searchEnd([stopped], 'full'), null);
    assert.equal(searchEnd([stopped], 'short'), null);
    assert.equal(searchEnd([noMatch('astapNear')], 'short'), 'cutShort');
    assert.equal(searchEnd([], 'none'), 'cutShort');
  });
});

function first(hints: Hints): PlannedAttempt | null {
  return nextAttempt(hints, [], WAYS);
}
