import assert from 'node:assert/strict';
import { approvedSentence, takenBackSentence } from './manyVerdicts.js';

describe('what is said of many verdicts at once', () => {
  it('is of how many series they hold', () => {
    assert.equal(approvedSentence({ done: 7, refusals: [] }), 'You approved 7 series.');
    assert.equal(takenBackSentence({ done: 7, refusals: [] }), 'You took back the verdict on 7 series.');
  });

  it('tells of how many they do not hold, and after taking them back why', () => {
    assert.equal(approvedSentence({ done: 6, refusals: ['V1 Cyg V: look again'] }), 'You approved 6 of 7 series.');
    assert.equal(
      takenBackSentence({ done: 0, refusals: ['V1 Cyg V: it is sent.', 'V2 Cyg V: it is sent.'] }),
      'You took back the verdict on 0 of 2 series. V1 Cyg V: it is sent. V2 Cyg V: it is sent.',
    );
  });
});
