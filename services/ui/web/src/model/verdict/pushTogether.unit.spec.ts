import assert from 'node:assert/strict';
import type { SeriesEntry, Submission, SubmissionState } from '../../../../server/src/domain/contract.js';
import { sampleEntry } from '../testing/samples.js';
import { observationInWords, pushableWith, sentStandings } from './pushTogether.js';

const SERIES = { night: '20251015', targetName: 'XZ Cyg', filter: 'V' };

const submission = (state: SubmissionState): Submission => ({
  ...{ submissionId: 's1', state, submitter: 'manual', starName: 'XZ CYG', observerCode: 'ABC', series: [] },
  ...{ fileName: 'a.txt', sha256: '', rows: 8, complaints: [], sentence: '', by: '', note: '', at: '' },
});
const entry = (series: Partial<SeriesEntry['series']>, sent: SubmissionState | null = null) =>
  sampleEntry({ submitted: 'approved', ...series }, { submission: sent === null ? null : submission(sent) });

describe('what may go to the AAVSO in one file with a series', () => {
  it('is of the same star and approved, of any night and filter, and not the series itself', () => {
    const entries = [
      entry({ filter: 'V' }),
      entry({ filter: 'B' }),
      entry({ date: '20251016' }),
      entry({ targetName: 'T CrB' }),
      sampleEntry({ filter: 'I' }),
    ];
    assert.deepEqual(pushableWith(SERIES, entries), [
      { ...SERIES, filter: 'B' },
      { ...SERIES, night: '20251016' },
    ]);
  });

  it('is nothing that was sent, is on its way, or in doubt', () => {
    const states = ['queued', 'handed', 'previewing', 'previewed', 'confirming', 'accepted', 'unknown'] as const;
    const entries = states.map((state, at) => entry({ filter: `F${at}` }, state));
    assert.deepEqual(pushableWith(SERIES, [...entries, entry({ filter: 'B' }, 'rejected')]), [
      { ...SERIES, filter: 'B' },
    ]);
  });
});

describe('how series that were sent stand', () => {
  it('is told of these alone, and changes with the verdict and with what was sent', () => {
    const told = (...entries: SeriesEntry[]) => sentStandings(entries).join();
    assert.equal(told(entry({})), '');
    const sent = entry({}, 'accepted');
    assert.notEqual(told(sent), '');
    assert.notEqual(told(sent), told(entry({}, 'unknown')));
    assert.notEqual(told(sent), told(entry({ revision: 2 }, 'accepted')));
    assert.notEqual(told(sent), told(entry({ submitted: 'usrrej' }, 'accepted')));
  });
});

describe('a row of a report', () => {
  it('is told by its time, magnitude, error, filter and transformation', () => {
    const row = 'XZ Cyg,2460964.28626,9.185,0.034,B,YES,STD,ENSEMBLE,na,000-BCG-990,8.748,1.042,1,X37313LN,na';
    assert.equal(observationInWords(row), '2460964.28626, 9.185, 0.034, B, YES');
  });
});
