import assert from 'node:assert/strict';
import { sampleEntry } from '../testing/samples.js';
import { keptList } from './keptList.js';

const [early, late] = [new Date('2026-01-02T01:12:00Z'), new Date('2026-01-02T01:30:00Z')];
const lights = { date: '20260101', targetName: 'T CrB', frames: 2, firstPath: 'a.fits', reason: 'it is short' };
const shown = { entries: [sampleEntry()], unusable: [lights] };
const whole = { ...shown, missing: [] };
const torn = { entries: [], unusable: [], missing: ['ingest does not answer'] };

describe('the list that is kept', () => {
  it('is the newest whole one', () => {
    const kept = keptList(null, whole, early);
    assert.deepEqual(kept, { ...shown, asOf: early, stale: false });
    assert.deepEqual(keptList(kept, torn, late), { ...shown, asOf: early, stale: true });
    assert.deepEqual(keptList(kept, null, late), { ...shown, asOf: early, stale: true });
    assert.equal(keptList(keptList(kept, null, late), whole, late)?.stale, false);
  });

  it('is none before there was any, and never an empty one for want of an answer', () => {
    assert.equal(keptList(null, null, early), null);
    assert.equal(keptList(null, torn, early), null);
    assert.equal(keptList(null, { ...shown, missing: ['publisher does not answer'] }, early)?.stale, true);
  });
});
