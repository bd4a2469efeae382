import assert from 'node:assert/strict';
import { readRequest, seriesRequest, verdictRequest } from './requests.js';

const verdict = {
  night: '20251015',
  targetName: 'XZ Cyg',
  filter: 'V',
  revision: 1,
  verdict: 'approved',
  by: 'A. Observer',
  reason: '',
};
const refused = (over: object) => {
  try {
    readRequest(verdictRequest, { ...verdict, ...over });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
};

describe('requests', () => {
  it('takes a verdict as the page sends it, without what it does not know', () => {
    assert.deepEqual(readRequest(verdictRequest, { ...verdict, path: '/etc/passwd' }), verdict);
    assert.equal(
      readRequest(verdictRequest, { ...verdict, by: '  A. Observer ', reason: undefined }).by,
      'A. Observer',
    );
  });

  it('says what is wrong', () => {
    assert.equal(refused({ night: '../x' }), 'night must be a date as YYYYMMDD');
    assert.equal(refused({ targetName: '' }), 'targetName is missing');
    assert.equal(refused({ by: 'a\nb' }), 'your name contains control characters');
    assert.equal(refused({ filter: 7 }), 'filter is missing');
    assert.equal(refused({ revision: '1' }), 'revision must be a whole number');
    assert.equal(refused({ revision: 0 }), 'revision must be 1 or more');
    assert.equal(refused({ verdict: 'maybe' }), 'verdict must be approved or rejected or withdrawn');
    assert.equal(refused({ by: '' }), 'your name is missing');
    assert.equal(refused({ by: 'x'.repeat(61) }), 'your name is longer than 60 characters');
    assert.equal(refused({ reason: 'x'.repeat(501) }), 'the reason is longer than 500 characters');
  });

  it('takes names of folders as they are, with blanks at the end and characters nobody sees', () => {
    for (const targetName of ['SS Cyg ', ' a\nb', '\u202egyC SS', '\u001b[2J'])
      assert.equal(readRequest(verdictRequest, { ...verdict, targetName }).targetName, targetName);
  });

  it('wants the reason of a rejection', () => {
    assert.equal(refused({ verdict: 'rejected', reason: '  ' }), 'a rejection needs its reason');
    assert.equal(refused({ verdict: 'rejected', reason: 'clouds' }), 'accepted');
  });

  it('says all of it at once when nothing was sent', () => {
    assert.throws(() => readRequest(seriesRequest, undefined), {
      message: 'night is missing; targetName is missing; filter is missing',
    });
    assert.throws(
      () => readRequest(seriesRequest, { night: ['20251015'], targetName: 'a', filter: 'b' }),
      /night is missing/,
    );
  });
});
