import assert from 'node:assert/strict';
import { event, specify } from '@wombat/eventlog/testkit';
import type { FrameDiscovered, Series } from '@wombat/proto';
import { nightOf, placeInNight } from './nightOf.js';

const sample = event('FrameDiscovered').payload;

/** A frame that began at a fraction of the day from 2024-01-01T12:00Z on; at no place of its own unless told. */
function frame(
  day: number | undefined,
  { kind = 'light' as FrameDiscovered['kind'], longitude = undefined as number | undefined } = {},
) {
  assert.ok(sample.meta !== undefined);
  const startJdUtc = day === undefined ? undefined : 2460311 + day;
  return { ...sample, kind, meta: { ...sample.meta, startJdUtc, siteLongitude: longitude } };
}

interface Question {
  folder?: string;
  longitude?: number;
}

const spec = specify((facts: readonly FrameDiscovered[], { folder = 'M31', longitude = 0 }: Question) =>
  nightOf(folder, facts, longitude),
);

describe('nightOf', () => {
  it('goes by the name of the folder, whatever the frames say', () =>
    spec.given(frame(0.1)).when({ folder: '2023-12-31' }).thenIs('20231231'));

  it('else by the first light frame, in whatever order they lie', () => {
    spec.given(frame(0.9), frame(1.1), frame(-0.2)).when({}).thenIs('20231231');
    spec.given(frame(0.9), frame(1.1)).when({}).thenIs('20240101');
  });

  it('asks no calibration frame, and no light without a time', () => {
    spec
      .given(frame(-3, { kind: 'flat' }), frame(0.1))
      .when({})
      .thenIs('20240101');
    spec.given(frame(undefined), frame(0.1)).when({}).thenIs('20240101');
    spec
      .given(frame(undefined), frame(-3, { kind: 'flat' }))
      .when({})
      .thenIs(null);
    spec.given().when({}).thenIs(null);
  });

  it('ends the night at noon of the place in the header, else of the place given', () => {
    spec.given(frame(-0.2)).when({ longitude: 150 }).thenIs('20240101');
    spec
      .given(frame(-0.2, { longitude: 0 }))
      .when({ longitude: 150 })
      .thenIs('20231231');
    spec.given(frame(0.2)).when({ longitude: -120 }).thenIs('20231231');
  });
});

describe('placeInNight', () => {
  const requested = (revision: number) => () => revision;

  it('gives a fact its night, and an accepted light the revision after the one that was asked for last', () => {
    assert.deepEqual(placeInNight(sample, '20240102', requested(0)), {
      ...sample,
      series: { ...sample.series, night: '20240102' },
      revision: 1,
    });
    assert.equal(placeInNight(sample, '20240102', requested(3)).revision, 4);
  });

  it('asks for the revision of just its series', () => {
    const asked: Series[] = [];
    placeInNight(sample, '20240102', (series) => asked.push(series));
    assert.deepEqual(asked, [{ night: '20240102', targetName: 'SS Cyg', filter: 'V' }]);
  });

  it('leaves what belongs to no series without a revision, and a file without a role without a target', () => {
    const unplaced = { ...sample, revision: 0 };
    const others: FrameDiscovered[] = [
      { ...unplaced, kind: 'flat' },
      { ...unplaced, state: 'broken' },
      { ...unplaced, state: 'ignored' },
    ];
    for (const fact of others) assert.equal(placeInNight(fact, '20240102', requested(3)).revision, 0);
    assert.deepEqual(placeInNight({ ...unplaced, series: undefined, kind: 'other' }, '20240102', requested(3)).series, {
      night: '20240102',
      targetName: '',
      filter: '',
    });
  });
});
