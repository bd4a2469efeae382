import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, refuse } from '@wombat/result';
import { isPassword, readUsers, userFilePath } from '@wombat/service-kit/users';
import { addUser, removeUser, userLines } from './users.js';

const PASSWORD = 'correct horse battery';

describe('./wombat user', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'wombat-user-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const add = (change: object = {}, typed = [PASSWORD, PASSWORD]) => {
    const answers = typed.values();
    const readPassword = async () => answers.next().value ?? '';
    return addUser({ home, name: 'anna', role: 'admin', readPassword, ...change });
  };

  it('keeps a name with its role and the hash of the password', async () => {
    assert.deepEqual(await add(), ok('anna may log in as an admin'));
    const users = readUsers(home);
    const anna = users.ok ? users.value.get('anna') : undefined;
    assert.equal(anna?.role, 'admin');
    assert.ok(await isPassword(PASSWORD, anna?.password ?? ''));
    assert.ok(!readFileSync(userFilePath(home), 'utf8').includes('horse'));
  });

  it('gives another role and password to who is there, and lists and removes', async () => {
    await add();
    await add({ role: 'viewer' });
    await add({ name: 'B. Other', role: 'validator' });
    assert.deepEqual(await userLines(home), ok('anna      viewer\nB. Other  validator'));
    assert.deepEqual(await removeUser(home, 'anna'), ok('anna may not log in any more'));
    assert.equal((await removeUser(home, 'anna')).ok, false);
    assert.deepEqual(await userLines(home), ok('B. Other  validator'));
  });

  it('changes nothing where role, name or password will not do', async () => {
    assert.deepEqual(await add({ role: 'king' }), refuse('--role must be viewer or validator or admin'));
    assert.equal((await add({ name: ' anna' })).ok, false);
    assert.equal((await add({ name: 'an\nna' })).ok, false);
    assert.deepEqual(await add({}, ['short', 'short']), refuse('a password has at least 10 characters'));
    assert.equal((await add({}, [PASSWORD, 'another one'])).ok, false);
    assert.match(((await userLines(home)) as { value: string }).value, /^nobody/);
  });
});
