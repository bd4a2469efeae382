import assert from 'node:assert/strict';
import type { PeerCertificate } from 'node:tls';
import { identityAmong } from './brokerIdentity.js';

/** Whether a certificate for these names is taken for the host the client says it called. */
function taken(servers: readonly string[], called: string, subjectaltname: string): boolean {
  const certificate = { subject: { CN: 'x' }, subjectaltname } as unknown as PeerCertificate;
  return identityAmong(servers)(called, certificate) === undefined;
}

describe('identityAmong', () => {
  it('takes the certificate of the name that was called, and of no other', () => {
    assert.equal(taken(['broker:4222'], 'broker', 'DNS:broker'), true);
    assert.equal(taken(['broker:4222', 'other:4222'], 'broker', 'DNS:other'), false);
    assert.equal(taken(['localhost:4222', '10.0.0.1:4222'], 'localhost', 'IP Address:10.0.0.1'), false);
  });

  it('takes that of one of the numbers where a number was called', () => {
    const servers = ['10.0.0.1:4222', '[fd00::1]:4222'];
    assert.equal(taken(servers, 'localhost', 'IP Address:10.0.0.1'), true);
    assert.equal(taken(servers, 'localhost', 'IP Address:FD00:0:0:0:0:0:0:1'), true);
    assert.equal(taken(servers, 'localhost', 'IP Address:10.0.0.2'), false);
    assert.equal(taken(servers, 'localhost', 'DNS:localhost'), false);
  });
});
