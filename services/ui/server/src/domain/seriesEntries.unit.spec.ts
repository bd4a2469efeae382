import assert from 'node:assert/strict';
import { ingest, publisher, submission } from '@wombat/proto';
import { seriesEntries } from './seriesEntries.js';

const state = (over: Partial<ingest.SeriesState>) =>
  ingest.SeriesState.fromJSON({ date: '20251015', targetName: 'XZ Cyg', filter: 'V', revision: 2, ...over });
const validation = (over: Partial<publisher.Validation>) =>
  publisher.Validation.fromJSON({
    night: '20251015',
    targetName: 'XZ Cyg',
    filter: 'V',
    revision: 2,
    state: 'validate',
    ...over,
  });
const good = <T>(value: T) => ({ ok: true, value }) as const;
const none = good([]);
const listed = (...series: ingest.SeriesState[]) => good({ series, unusable: [] });

describe('seriesEntries', () => {
  it('puts each series beside its validation', () => {
    const waiting = validation({});
    const { entries, missing } = seriesEntries(
      listed(state({}), state({ filter: 'B' }), state({ date: '20251016' })),
      good([validation({ targetName: 'XZ' }), waiting]),
      none,
    );
    assert.deepEqual(missing, []);
    assert.deepEqual(
      entries.map((entry) => entry.validation),
      [waiting, null, null],
    );
  });

  it('leaves out a validation of a revision that is being replaced', () => {
    const { entries } = seriesEntries(listed(state({ revision: 3 })), good([validation({ revision: 2 })]), none);
    assert.equal(entries[0]?.validation, null);
  });

  it('tells how many frames a person rejected beside how far the others have come', () => {
    const counts = { found: 5, broken: 0, failed: 0, calibrated: 5, solved: 5, measured: 5, reported: 2 };
    const [entry] = seriesEntries(listed(state({ counts })), good([validation({ rejectedByPerson: 3 })]), none).entries;
    assert.deepEqual(entry?.series.counts, { ...counts, rejectedByPerson: 3 });
  });

  it('shows what it has and says what is missing', () => {
    const fault = { service: 'publisher', code: 'UNAVAILABLE', message: '' } as const;
    const { entries, missing } = seriesEntries(listed(state({})), { ok: false, fault }, { ok: false, fault });
    assert.equal(entries.length, 1);
    assert.equal(missing.length, 1);
    assert.match(missing[0] ?? '', /^publisher does not answer/);
  });

  it('has lights of which there is no series, unless nobody tells of them', () => {
    const lights = { date: '20251015', targetName: 'T CrB', frames: 2, firstPath: 'a.fits', reason: 'it is short' };
    assert.deepEqual(seriesEntries(good({ series: [], unusable: [lights] }), none, none).unusable, [lights]);
    const fault = { service: 'ingest', code: 'UNAVAILABLE', message: '' } as const;
    assert.deepEqual(seriesEntries({ ok: false, fault }, none, none).unusable, []);
  });

  it('shows what a list shows of the magnitudes, of the current revision', () => {
    const worst = {
      name: 'checkStar T2',
      verdict: 'fail',
      value: 0.2,
      threshold: 0.1,
      sentence: 'It is off.',
    } as const;
    const counts = { points: 3, pointsOf: 4, testsFailed: 1, testsUnknown: 0, tests: 5 };
    const waiting = validation({ digest: { ...counts, worst, sketch: [9.1, 9.2] } });
    const [entry] = seriesEntries(listed(state({})), good([waiting]), none).entries;
    assert.deepEqual(entry?.digest, { ...counts, worst, sketch: [9.1, 9.2], revision: 2, otherSettings: false });
    const [older] = seriesEntries(listed(state({ revision: 3 })), good([waiting]), none).entries;
    assert.equal(older?.digest, undefined);
  });

  it('puts the last that was sent beside a series, whatever else went in the same file', () => {
    const series = (filter: string) => ({ night: '20251015', targetName: 'XZ Cyg', filter });
    const sent = (submissionId: string, ...filters: string[]) =>
      submission.Submission.fromJSON({
        submissionId,
        state: 'accepted',
        submitter: 'manual',
        series: filters.map(series),
      });
    const submissions = [sent('2', 'B', 'V'), sent('1', 'V')];
    const { entries } = seriesEntries(
      listed(state({}), state({ filter: 'B' }), state({ filter: 'R' })),
      none,
      good(submissions),
    );
    assert.deepEqual(
      entries.map((entry) => entry.submission?.submissionId ?? entry.submission),
      ['2', '2', null],
    );
  });
});
