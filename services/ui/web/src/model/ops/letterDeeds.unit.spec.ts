import assert from 'node:assert/strict';
import { deedAgain } from './letterDeeds.js';

const series = { task: 'measure', night: '20251015', targetName: 'XZ Cyg', filter: 'V', frames: ['a.fits'] };
const master = { ...series, task: 'master', targetName: '', filter: '', frames: ['mbias.fits'] };

describe('what can be done about a job that could not be done', () => {
  it('is another try of what failed of its series, and of a master one of its whole night, which is said before', () => {
    assert.deepEqual([deedAgain(series)?.title, deedAgain(series)?.warning], ['Try again', '']);
    assert.equal(deedAgain(master)?.title, 'Make the masters anew');
    assert.match(deedAgain(master)?.warning ?? '', /^The night 2025-10-15 is reduced again, all of it/);
  });

  it('is nothing where nobody can read what was to be done', () => {
    assert.equal(deedAgain(null), null);
  });
});
