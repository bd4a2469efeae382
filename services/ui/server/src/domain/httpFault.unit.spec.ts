import assert from 'node:assert/strict';
import { httpFault } from './httpFault.js';

describe('httpFault', () => {
  const of = (code: string) => httpFault({ service: 'publisher', code, message: 'revision 2 is current: look again' });

  it('keeps the sentence of a service that refused, as 409 or 412', () => {
    assert.deepEqual(of('ABORTED'), { status: 409, error: 'revision 2 is current: look again' });
    assert.deepEqual(of('FAILED_PRECONDITION'), { status: 412, error: 'revision 2 is current: look again' });
    assert.deepEqual(of('NOT_FOUND'), { status: 404, error: 'revision 2 is current: look again' });
  });

  it('says which service does not answer, without the words of the transport', () => {
    const unavailable = httpFault({
      service: 'ingest',
      code: 'UNAVAILABLE',
      message: 'connect ECONNREFUSED 10.0.0.1:5',
    });
    assert.equal(unavailable.status, 503);
    assert.match(unavailable.error, /^ingest does not answer just now/);
    assert.doesNotMatch(unavailable.error, /ECONNREFUSED/);
    assert.equal(of('DEADLINE_EXCEEDED').status, 504);
  });

  it('names the service that failed in another way', () => {
    assert.deepEqual(of('UNKNOWN'), { status: 502, error: 'publisher failed: revision 2 is current: look again' });
  });
});
