import assert from 'node:assert/strict';
import type { SeriesEntry, Submission, SubmissionState } from '../../../../server/src/domain/contract.js';
import { verdictOffer } from './verdictRules.js';

const entry = (
  state: NonNullable<SeriesEntry['validation']>['state'],
  over: Partial<SeriesEntry['series']> = {},
): SeriesEntry => ({
  series: {
    date: '20251015',
    targetName: 'XZ Cyg',
    filter: 'V',
    band: 'V',
    numImages: 8,
    revision: 2,
    proc: 'done',
    procBias: '',
    procDark: '',
    procFlat: '',
    apphot: 'validate',
    otherSettings: false,
    otherMasters: '',
    reason: '',
    ...over,
  },
  validation: {
    night: '20251015',
    targetName: 'XZ Cyg',
    filter: 'V',
    revision: 2,
    state,
    reportPath: '',
    missing: [],
    rejectedByPerson: 0,
    by: 'A. Observer',
    reason: 'clouds',
  },
});
const submissionOf = (state: SubmissionState): Submission => ({
  ...{ submissionId: 's1', submitter: 'manual', starName: 'XZ Cyg', observerCode: 'ABC', series: [], state },
  ...{ fileName: 'a.txt', sha256: '', rows: 8, complaints: [], sentence: '', by: '', note: '', at: '' },
});
const offer = (of: SeriesEntry | null, revision: number | null = 2, sending = false) =>
  verdictOffer({ entry: of, revision, sending, mayDecide: true });

describe('verdictOffer', () => {
  it('offers both on what waits, with nothing to add', () => {
    assert.deepEqual(offer(entry('validate')), { mayApprove: true, mayReject: true, mayTakeBack: false, sentence: '' });
  });

  it('offers to change a verdict and says whose it was', () => {
    const rejected = offer(entry('usrrej'));
    assert.deepEqual([rejected.mayApprove, rejected.mayReject], [true, false]);
    assert.equal(rejected.sentence, 'Revision 2 was rejected by A. Observer: clouds. You can still change that.');
    const approved = offer(entry('approved'));
    assert.deepEqual([approved.mayApprove, approved.mayReject], [false, true]);
  });

  it('offers to take a verdict back until observations are sent, or may have been', () => {
    const sent = (state: SubmissionState) => offer({ ...entry('approved'), submission: submissionOf(state) });
    assert.equal(offer(entry('approved')).mayTakeBack, true);
    assert.equal(offer(entry('usrrej')).mayTakeBack, true);
    assert.equal(sent('rejected').mayTakeBack, true);
    for (const state of ['handed', 'previewed', 'unknown', 'accepted'] as const)
      assert.equal(sent(state).mayTakeBack, false);
    assert.match(sent('accepted').sentence, /rejected now, it is to be corrected there\.$/);
  });

  it('offers nothing to whoever may look alone, and says how it stands', () => {
    const looked = verdictOffer({ entry: entry('validate'), revision: 2, sending: false, mayDecide: false });
    assert.deepEqual([looked.mayApprove, looked.mayReject, looked.mayTakeBack], [false, false, false]);
    assert.match(looked.sentence, /to decide takes a validator\.$/);
  });

  it('offers nothing while a verdict is sent, on an older revision, on what is halted or unknown', () => {
    const none = [
      offer(entry('validate'), 2, true),
      offer(entry('validate'), 1),
      offer(entry('validate'), null),
      offer({ ...entry('validate', { apphot: 'nocomps' }), validation: null }),
      offer({ ...entry('validate', { apphot: undefined }), validation: null }),
      offer(null),
    ];
    for (const { mayApprove, mayReject, mayTakeBack, sentence } of none) {
      assert.deepEqual([mayApprove, mayReject, mayTakeBack], [false, false, false]);
      assert.match(sentence, /\.$|…$/);
    }
    assert.match(none[1]?.sentence ?? '', /Revision 2 replaces what you see/);
  });
});
