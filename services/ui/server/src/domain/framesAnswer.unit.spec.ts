import assert from 'node:assert/strict';
import { ingest } from '@wombat/proto';
import { framesAnswer } from './framesAnswer.js';

describe('framesAnswer', () => {
  it('has the name of every frame apart, and null for what is not known of it', () => {
    const counts = { found: 1, broken: 1, failed: 0, calibrated: 0, solved: 0, measured: 0 };
    const frames = [{ path: '20240101/Light/SS Cyg/a.fits', sha256: 'ab', state: 'broken', reason: 'truncated' }];
    assert.deepEqual(framesAnswer(ingest.ListFramesResponse.fromJSON({ counts, frames })), {
      counts: { ...counts, reported: undefined },
      frames: [
        {
          ...{ path: '20240101/Light/SS Cyg/a.fits', sha256: 'ab', filename: 'a.fits', state: 'broken', stage: '' },
          ...{ reason: 'truncated', jdUtc: null, exposureSeconds: null, fwhmPixels: null },
        },
      ],
    });
  });

  it('counts nothing where nothing is known', () =>
    assert.equal(framesAnswer(ingest.ListFramesResponse.fromJSON({})).counts.found, 0));
});
