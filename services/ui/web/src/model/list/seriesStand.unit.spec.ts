import assert from 'node:assert/strict';
import type { SeriesEntry } from '../../../../server/src/domain/contract.js';
import { mayAskNow, mayTryAgain, seriesStand } from './seriesStand.js';

type Validation = NonNullable<SeriesEntry['validation']>;

const entry = (series: Partial<SeriesEntry['series']>, state?: Validation['state']): SeriesEntry => ({
  series: {
    date: '20251015',
    targetName: 'XZ Cyg',
    filter: 'V',
    band: 'V',
    numImages: 8,
    revision: 1,
    procBias: '',
    procDark: '',
    procFlat: '',
    otherSettings: false,
    otherMasters: '',
    reason: '',
    ...series,
  },
  validation:
    state === undefined
      ? null
      : {
          night: '20251015',
          targetName: 'XZ Cyg',
          filter: 'V',
          revision: 1,
          state,
          reportPath: '',
          missing: [],
          rejectedByPerson: 0,
          by: '',
          reason: '',
        },
});
const stand = (...of: Parameters<typeof entry>) => seriesStand(entry(...of));

describe('seriesStand', () => {
  it('follows a series through its stages', () => {
    assert.deepEqual(stand({}), { stand: 'working', words: 'being calibrated and solved' });
    assert.deepEqual(stand({ proc: 'done' }), { stand: 'working', words: 'being measured' });
    assert.equal(stand({ proc: 'done', apphot: 'validate' }).stand, 'waiting');
    assert.equal(stand({ apphot: 'validate', submitted: 'approved' }).stand, 'approved');
    assert.equal(stand({ apphot: 'validate', submitted: 'usrrej' }).stand, 'rejected');
  });

  it('says why it is halted', () => {
    assert.deepEqual(stand({ proc: 'nocal', apphot: 'nocal' }), {
      stand: 'halted',
      words: 'halted: a bias or a flat is missing',
    });
  });

  it('is cancelled with its night, until there is something to judge', () => {
    const cancelled = { night: '20251015', by: 'ABC', reason: 'clouds' };
    assert.deepEqual(stand({ proc: 'done', cancelled }), { stand: 'halted', words: 'cancelled by ABC' });
    assert.equal(stand({ apphot: 'novsp', cancelled }).words, 'cancelled by ABC');
    assert.equal(stand({ cancelled }, 'validate').stand, 'waiting');
  });

  it('does not call halted what goes on by itself', () => {
    assert.equal(stand({ apphot: 'novsp' }).words, 'no comparison chart from VSP: asked again by itself');
    assert.equal(stand({ proc: 'held', apphot: 'held' }).words, 'waits until this computer lets it');
  });

  it('asks for the name of its star', () => {
    assert.deepEqual(stand({ proc: 'done', apphot: 'novsx' }), {
      stand: 'unnamed',
      words: 'unknown star: say which it is',
    });
    assert.equal(stand({ proc: 'done', apphot: 'ambiguous' }).stand, 'unnamed');
  });

  it('believes the publisher, who knows a verdict first and forgets one of an older revision', () => {
    assert.equal(stand({ apphot: 'validate' }, 'usrrej').stand, 'rejected');
    assert.equal(stand({ apphot: 'validate' }, 'approved').stand, 'approved');
    assert.equal(stand({ apphot: 'validate', submitted: 'usrrej' }, 'validate').stand, 'waiting');
    assert.equal(stand({ proc: 'done' }, 'validate').stand, 'waiting');
  });
});

describe('what failed of a series', () => {
  const counts = { found: 9, broken: 1, failed: 0, calibrated: 8, solved: 8, measured: 8 };

  it('may be tried again where it halted by a fault here, or a stage lost frames', () => {
    assert.ok(mayTryAgain(entry({ apphot: 'failed' })));
    assert.ok(mayTryAgain(entry({ apphot: 'notrans' })));
    assert.ok(mayTryAgain(entry({ apphot: 'validate', counts: { ...counts, failed: 6 } })));
  });

  it('is nothing where frames are broken, or the sky does not let it', () => {
    assert.ok(!mayTryAgain(entry({ apphot: 'validate', counts })));
    assert.ok(!mayTryAgain(entry({ apphot: 'nowcs' })));
  });
});

describe('VSX and VSP', () => {
  it('may be asked now where a series waits for them alone', () =>
    assert.deepEqual(
      (['novsp', 'novsx', 'failed', 'validate'] as const).map((apphot) => mayAskNow(entry({ apphot }))),
      [true, false, false, false],
    ));
});
