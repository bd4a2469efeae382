import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteFault } from '@wombat/aavso/submission';
import { AccountStore } from './accountStore.js';

const ACCOUNT = { kind: 'account', username: 'me@example.org', password: 'marker-5u-secret' } as const;

describe('the store of the account', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-account-'));
  let homes = 0;
  const freshHome = () => join(folder, String(++homes));
  const store = (home = freshHome(), environment: Record<string, string> = {}) =>
    new AccountStore({ home, environment });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what was set on the page, sealed, for its owner alone', async () => {
    const home = freshHome();
    store(home).set(ACCOUNT);
    assert.deepEqual(await store(home).account(), { ok: true, value: ACCOUNT });
    for (const place of ['credentials', 'keys']) {
      assert.equal(statSync(join(home, place)).mode & 0o777, 0o700);
      for (const name of readdirSync(join(home, place))) {
        const path = join(home, place, name);
        assert.equal(statSync(path).mode & 0o777, 0o600);
        assert.ok(!readFileSync(path, 'utf8').includes('marker'), path);
      }
    }
    assert.deepEqual(store(home).state(), { source: 'page', kind: 'account', held: '', problem: '' });
  });

  it('seals the same text otherwise each time, and opens it by its own key alone', async () => {
    const home = freshHome();
    const sealed = () => readFileSync(join(home, 'credentials', 'aavso.sealed'), 'utf8');
    store(home).set(ACCOUNT);
    const first = sealed();
    store(home).set(ACCOUNT);
    assert.notEqual(sealed(), first);
    writeFileSync(join(home, 'keys', 'credentials.key'), Buffer.alloc(32).toString('base64'));
    assert.match(store(home).state().problem, /cannot be read.*another key/);
    const refused = await store(home).account();
    assert.equal(!refused.ok && refused.fault.code, 'noCredentials');
  });

  it('notices a sealed text that was changed', () => {
    const home = freshHome();
    store(home).set(ACCOUNT);
    const path = join(home, 'credentials', 'aavso.sealed');
    const bytes = Buffer.from(readFileSync(path, 'utf8'), 'base64');
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(path, bytes.toString('base64'));
    assert.match(store(home).state().problem, /changed/);
  });

  it('takes the page before the environment before a file, and forgets what the page set', async () => {
    const home = freshHome();
    const file = join(folder, 'account.yaml');
    writeFileSync(file, 'username: of-file\npassword: "12"\n', { mode: 0o600 });
    const environment = { WOMBAT_AAVSO_CREDENTIALS: file };
    const named = { ...environment, WOMBAT_AAVSO_USERNAME: 'of-environment', WOMBAT_AAVSO_PASSWORD: 'x' };
    const username = async (one: AccountStore) => {
      const account = await one.account();
      return account.ok ? account.value.username : account.fault.code;
    };
    assert.equal(await username(store(home, environment)), 'of-file');
    assert.equal(await username(store(home, named)), 'of-environment');
    store(home).set(ACCOUNT);
    assert.equal(await username(store(home, named)), 'me@example.org');
    store(home).clear();
    assert.equal(await username(store(home, named)), 'of-environment');
    assert.equal(await username(store(home)), 'noCredentials');
  });

  it('refuses a file others may read, and one that says nothing', () => {
    const file = join(folder, 'open.yaml');
    writeFileSync(file, 'username: a\npassword: b\n');
    chmodSync(file, 0o644);
    const problem = () => store(freshHome(), { WOMBAT_AAVSO_CREDENTIALS: file }).state().problem;
    assert.match(problem(), /chmod 600/);
    writeFileSync(file, 'user: a\n');
    chmodSync(file, 0o600);
    assert.match(problem(), /neither username and password/);
    writeFileSync(file, '"unclosed');
    assert.match(problem(), /is not YAML/);
    rmSync(file);
    assert.match(problem(), /ENOENT/);
  });

  it('holds a refused login back, over restarts, until something else is set or a person says so', async () => {
    const home = freshHome();
    store(home).set(ACCOUNT);
    await store(home).hold(siteFault('badCredentials', 'Wrong email or password'));
    const refused = await store(home).account();
    assert.equal(!refused.ok && refused.fault.code, 'loginHeldBack');
    assert.match(store(home).state().held, /Wrong email or password/);
    store(home).release();
    assert.ok((await store(home).account()).ok);
    await store(home).hold(siteFault('badCredentials'));
    store(home).set({ ...ACCOUNT, password: 'better' });
    assert.ok((await store(home).account()).ok);
  });

  it('does not hold back another account of the environment', async () => {
    const home = freshHome();
    const as = (username: string) => store(home, { WOMBAT_AAVSO_USERNAME: username, WOMBAT_AAVSO_PASSWORD: 'x' });
    await as('a').hold(siteFault('badCredentials'));
    assert.deepEqual([(await as('a').account()).ok, (await as('b').account()).ok], [false, true]);
  });

  it('keeps the cookie of a session as well', async () => {
    const one = store();
    one.set({ kind: 'session', cookie: 'app2_session=abc' });
    assert.deepEqual(await one.cookie(), { ok: true, value: 'app2_session=abc' });
    assert.ok(!(await one.account()).ok);
  });
});
