import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeSecret, isSecret, makeHomeSecret } from './homeSecret.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the secret of a home', () => {
  it('is made once, readable for its owner alone', () => {
    const home = join(folder, 'home');
    assert.equal(homeSecret(home), null);
    const secret = makeHomeSecret(home);
    assert.match(secret, /^[0-9a-f]{48}$/);
    assert.deepEqual([makeHomeSecret(home), homeSecret(home)], [secret, secret]);
    assert.equal(statSync(join(home, 'secret')).mode & 0o777, 0o600);
    assert.equal(statSync(home).mode & 0o777, 0o700);
    assert.notEqual(makeHomeSecret(join(folder, 'another')), secret);
  });

  it('is known by all of it', () => {
    assert.equal(isSecret('abc', 'abc'), true);
    for (const told of ['', 'ab', 'abd', 'abcd']) assert.equal(isSecret('abc', told), false);
  });
});
