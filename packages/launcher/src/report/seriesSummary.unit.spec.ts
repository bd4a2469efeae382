import assert from 'node:assert/strict';
import { ingest } from '@wombat/proto';
import { heldSentence, lostSentence, mastersSentence, seriesSummary } from './seriesSummary.js';

const counts = { found: 72, broken: 1, failed: 0, calibrated: 71, solved: 71, measured: 71, reported: 68 };
const state = (changes: object) =>
  ingest.SeriesState.fromJSON({ numImages: 71, apphot: 'validate', counts, ...changes });

describe('the summary of a run', () => {
  it('counts series by how they stand and frames by how far they have come', () =>
    assert.equal(
      seriesSummary([state({}), state({ submitted: 'approved' }), state({ apphot: 'nowcs', counts: { found: 3 } })]),
      '3 series: 1 to be validated, 1 decided, 1 halted. ' +
        'Frames: 147 found, 2 broken, 142 solved, 142 measured, 136 reported',
    ));

  it('counts what a person has cancelled by itself: nothing of it is halted, held or lost', () => {
    const cancelled = { night: '20240101', by: 'ABC', reason: '' };
    const series = [state({}), state({ apphot: 'held', cancelled, counts: { ...counts, failed: 6 } })];
    assert.match(seriesSummary(series), /^2 series: 1 to be validated, 0 halted, 1 cancelled\. /);
    assert.deepEqual([heldSentence(series), lostSentence(series)], [null, null]);
  });

  it('says that this computer holds series, and nothing where it holds none', () => {
    assert.equal(heldSentence([state({}), state({ apphot: 'failed' })]), null);
    assert.match(heldSentence([state({}), state({ apphot: 'held' })]) ?? '', /^1 series is held by something on this/);
    assert.match(heldSentence([state({ apphot: 'held' }), state({ apphot: 'held' })]) ?? '', /^2 series are held/);
  });

  it('says that series went on without a master that failed, until somebody has decided on them', () => {
    const failedMasters = 'no master bias: no worker brought it back';
    const cancelled = { night: '20240101', by: 'ABC', reason: '' };
    const settled = [state({ failedMasters, cancelled }), state({ failedMasters, submitted: 'approved' })];
    assert.equal(mastersSentence([state({}), ...settled]), null);
    assert.match(mastersSentence([state({ failedMasters }), ...settled]) ?? '', /^1 series went on without a master/);
    assert.match(mastersSentence([state({ failedMasters }), state({ failedMasters })]) ?? '', /^2 series went on/);
  });

  it('says that frames were lost where a stage failed on them, and nothing where none did', () => {
    assert.equal(lostSentence([state({})]), null);
    const failed = { ...counts, failed: 6, measured: 65, reported: 62 };
    assert.match(lostSentence([state({}), state({ counts: failed })]) ?? '', /^6 frames were lost on the way/);
    assert.match(seriesSummary([state({ counts: failed })]), /72 found, 1 broken, 6 failed, 71 solved, 65 measured/);
  });
});
