import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMetricsToken, metricsTokenPath, showsMetricsToken } from './metricsToken.js';

describe('the token for the numbers', () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-token-'));
  const path = metricsTokenPath(home);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is shown by nobody while there is none', () => {
    for (const told of [undefined, '', 'Bearer ', 'Bearer x', 'x']) assert.equal(showsMetricsToken(home, told), false);
  });

  it('is made once, for its owner alone', () => {
    makeMetricsToken(home);
    const token = readFileSync(path, 'utf8');
    assert.match(token, /^[\w-]{43}\n$/);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    makeMetricsToken(home);
    assert.equal(readFileSync(path, 'utf8'), token);
  });

  it('is known as a bearer token alone, whole, and as another one once it is made anew', () => {
    const token = readFileSync(path, 'utf8').trim();
    assert.equal(showsMetricsToken(home, `Bearer ${token}`), true);
    for (const told of [token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(1)}`])
      assert.equal(showsMetricsToken(home, told), false, told);
    rmSync(path);
    makeMetricsToken(home);
    assert.equal(showsMetricsToken(home, `Bearer ${token}`), false);
  });
});
