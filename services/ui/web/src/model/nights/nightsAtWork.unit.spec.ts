import assert from 'node:assert/strict';
import { sampleEntry } from '../testing/samples.js';
import { firstWords, nightsAtWork } from './nightsAtWork.js';

describe('nights at work', () => {
  const working = (date: string) =>
    sampleEntry({ date, proc: undefined, apphot: undefined, submitted: undefined }, { validation: null });

  it('are those of series that are being reduced, each once, newest first, without those that are paused', () => {
    const entries = ['20251014', '20251016', '20251016', '20251015'].map(working);
    assert.deepEqual(nightsAtWork(entries, [{ night: '20251015', by: 'ABC' }]), ['20251016', '20251014']);
  });

  it('are none where all waits for a person', () => assert.deepEqual(nightsAtWork([sampleEntry()], []), []));
});

describe('a night that goes before others', () => {
  const first = ['20251015', '20251014'].map((night) => ({ night, by: 'ABC' }));

  it('is told with who said so', () => {
    assert.equal(firstWords('20251015', first), ', first of all as ABC said');
    assert.equal(firstWords('20251014', first), ', next of all as ABC said');
    assert.equal(firstWords('20251013', first), '');
  });
});
