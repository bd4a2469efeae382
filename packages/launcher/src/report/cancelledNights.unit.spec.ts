import assert from 'node:assert/strict';
import { ingest } from '@wombat/proto';
import { cancelledNights, cancelledWords } from './cancelledNights.js';

const cancelled = { night: '20240101', by: 'ABC', reason: 'clouds' };
const state = (changes: object) => ingest.SeriesState.fromJSON({ date: '20240101', ...changes });

describe('nights that are cancelled', () => {
  it('are told once, however many series they have', () =>
    assert.deepEqual(cancelledNights([state({ cancelled }), state({ date: '20240102' }), state({ cancelled })]), [
      cancelled,
    ]));

  it('are told with who said so, and why where that was said', () => {
    assert.equal(cancelledWords(cancelled), 'cancelled by ABC: clouds');
    assert.equal(cancelledWords({ ...cancelled, reason: '' }), 'cancelled by ABC');
  });
});
