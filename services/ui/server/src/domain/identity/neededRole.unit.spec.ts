import assert from 'node:assert/strict';
import { neededRole } from './neededRole.js';

describe('who may ask what', () => {
  it('lets anybody ask how the service is, who one is, and to log in', () => {
    for (const [method, path] of [
      ['GET', '/health'],
      ['GET', '/health/live'],
      ['GET', '/api/whoami'],
      ['POST', '/api/login'],
      ['POST', '/api/logout'],
    ] as const)
      assert.equal(neededRole(method, path), null);
  });

  it('lets viewers see all, validators decide and push, and admins alone do the rest', () => {
    for (const path of ['/api/series', '/api/stream', '/api/account', '/api/anything'])
      assert.equal(neededRole('GET', path), 'viewer');
    for (const path of ['/api/validate', '/api/points/reject', '/api/comps/choose', '/api/push/confirm', '/api/alias'])
      assert.equal(neededRole('POST', path), 'validator');
    for (const path of ['/api/account', '/api/account/clear', '/api/reduce', '/api/begin', '/api/new'])
      assert.equal(neededRole('POST', path), 'admin');
  });

  it('takes what is written otherwise for what needs more', () => {
    for (const path of ['/API/validate', '/api/validate/', '//api/validate', '/api/push/../account', '/api/push/a/b'])
      assert.equal(neededRole('POST', path), 'admin');
    for (const path of ['/api/whoami/', '/api/WHOAMI', '/api/login']) assert.equal(neededRole('GET', path), 'viewer');
    assert.equal(neededRole('DELETE', '/api/series'), 'admin');
  });
});
