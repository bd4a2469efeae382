import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '@wombat/result';
import { readUsers, type User, userFilePath, writeUsers } from './userFile.js';

describe('the file of users', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'wombat-users-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('is read as it was written, by its owner alone', () => {
    const users = new Map<string, User>([
      ['anna', { role: 'admin', password: 'scrypt:a' }],
      ['B. Other', { role: 'viewer', password: 'scrypt:b' }],
    ]);
    writeUsers(home, users);
    assert.deepEqual(readUsers(home), ok(users));
    assert.equal(statSync(userFilePath(home)).mode & 0o077, 0);
  });

  it('holds nobody where there is none', () => {
    assert.deepEqual(readUsers(home), ok(new Map()));
  });

  it('is refused where it is broken, or a password stands in it as it is typed', () => {
    writeUsers(home, new Map());
    for (const text of [
      '{',
      '{"users":{"anna":{"role":"admin","password":"secret"}}}',
      '{"users":{"anna":{"role":"king"}}}',
    ]) {
      writeFileSync(userFilePath(home), text);
      assert.equal(readUsers(home).ok, false, text);
    }
  });
});
