import assert from 'node:assert/strict';
import { type Caller, doorRule } from './doorRule.js';

const page: Caller = {
  method: 'POST',
  host: 'localhost:8080',
  origin: 'http://localhost:8080',
  fetchSite: 'same-origin',
  contentType: 'application/json; charset=utf-8',
};
const verdict = (over: Partial<Caller>, names: string[] = []) => {
  const said = doorRule({ ...page, ...over }, names);
  return said?.status ?? 'in';
};

describe('doorRule', () => {
  it('lets our own page read and decide', () => {
    assert.equal(verdict({}), 'in');
    assert.equal(verdict({ origin: undefined }), 'in');
    assert.equal(verdict({ fetchSite: undefined }), 'in');
    assert.equal(verdict({ host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }), 'in');
    assert.equal(verdict({ host: '[::1]:8080', origin: 'http://[::1]:8080' }), 'in');
    assert.equal(verdict({ method: 'GET', origin: undefined, fetchSite: undefined, contentType: undefined }), 'in');
  });

  it('refuses a decision from anywhere else', () => {
    assert.equal(verdict({ origin: 'http://evil.example', fetchSite: 'cross-site' }), 403);
    assert.equal(verdict({ origin: 'http://evil.example', fetchSite: undefined }), 403);
    assert.equal(verdict({ origin: 'http://localhost:9999', fetchSite: 'same-site' }), 403);
    assert.equal(verdict({ origin: 'null', fetchSite: undefined }), 403);
    assert.equal(verdict({ fetchSite: 'none' }), 403);
    assert.equal(verdict({ origin: undefined, fetchSite: undefined }), 403);
    assert.equal(verdict({ method: 'DELETE', origin: undefined, fetchSite: undefined }), 403);
  });

  it('refuses what a plain form could send', () => {
    for (const contentType of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
      assert.equal(verdict({ contentType }), 415);
    }
  });

  it('answers to addresses, to localhost and to the names it was told, and to no other', () => {
    assert.equal(verdict({ method: 'GET', host: 'rebound.example:8080' }), 403);
    assert.equal(verdict({ method: 'GET', host: 'localhost.evil.example' }), 403);
    assert.equal(verdict({ method: 'GET', host: '127.0.0.1.evil.example' }), 403);
    assert.equal(verdict({ method: 'GET', host: undefined }), 403);
    assert.equal(verdict({ method: 'GET', host: '192.168.1.20:8080' }), 'in');
    const observatory = { host: 'observatory.lan:8080', origin: 'http://observatory.lan:8080' };
    assert.equal(verdict(observatory), 403);
    assert.equal(verdict(observatory, ['observatory.lan']), 'in');
  });

  it('takes the page for its own where a proxy shows it by its address', () => {
    const url = 'https://observatory.example';
    const said = (over: Partial<Caller>) => doorRule({ ...page, ...over }, [], url)?.status ?? 'in';
    assert.equal(said({ host: 'observatory.example', origin: url }), 'in');
    assert.equal(said({ host: '127.0.0.1:8080', origin: url }), 'in');
    assert.equal(said({ host: '127.0.0.1:8080', origin: 'http://observatory.example' }), 403);
    assert.equal(said({ host: '127.0.0.1:8080', origin: 'https://evil.example' }), 403);
    assert.equal(said({ host: 'evil.example', origin: url }), 403);
  });
});
