import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SITE_ACCOUNT } from '@wombat/aavso-standin';
import { BY, type PublisherBench, startBench } from './testing/publisherBench.js';

const { username, password } = SITE_ACCOUNT;

/** A secret as it may be written down: as it is, in an address, in a form, in JSON, in base64. */
function spellings(secret: string): string[] {
  const form = String(new URLSearchParams({ secret })).slice('secret='.length);
  return [secret, encodeURIComponent(secret), form, Buffer.from(secret).toString('base64').replace(/=+$/, '')];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the account for the AAVSO', () => {
  let bench: PublisherBench;

  afterEach(() => bench.end());

  async function submitAll(): Promise<void> {
    await bench.approved();
    const id = await bench.submit();
    await bench.stands(id, 'previewed');
    await bench.answer('confirmSubmission', { submissionId: id, by: BY });
    await bench.stands(id, 'accepted');
  }

  /** Everything the service has written or said, anywhere. */
  async function placesThatHold(secrets: readonly string[]): Promise<string[]> {
    await bench.service.stop();
    const { home, brokerFolder, data, said } = bench.service;
    const files = [home, brokerFolder, data].flatMap(filesBelow);
    assert.ok(
      files.some((file) => file.endsWith('publisher.db')) && files.some((file) => file.endsWith('publisher.log')),
    );
    assert.match(
      readFileSync(join(home, 'logs/publisher.log'), 'utf8'),
      /"type":"SubmissionStepped".*"outcome":"published"/,
    );
    const holds = (text: Buffer | string) => secrets.flatMap(spellings).some((secret) => text.includes(secret));
    return [...files.filter((file) => holds(readFileSync(file))), ...(holds(said()) ? ['its outputs'] : [])];
  }

  const told = (secrets: readonly string[]) =>
    bench.site.requests
      .filter(({ path, headers, body }) =>
        secrets.flatMap(spellings).some((secret) => `${path}${headers}${body}`.includes(secret)),
      )
      .map(({ host, method }) => `${host} ${method}`);

  it('is told to the login alone, and stands nowhere: not in logs, events, databases, journals, files', async () => {
    bench = await startBench();
    await submitAll();
    assert.deepEqual(told([username, password]), ['login POST']);
    assert.deepEqual(await placesThatHold([username, password]), []);
  });

  it('stands nowhere either when the login refuses it, or the page leads astray', async () => {
    bench = await startBench();
    await bench.approved();
    const wrong = 'wr0ng-marker-secret';
    await bench.answer('setAccount', { username, password: wrong });
    await bench.stands(await bench.submit(), 'rejected');
    await bench.answer('setAccount', { username, password });
    bench.site.setTrouble('login', 'strangeHost');
    await bench.stands(await bench.submit(), 'rejected');
    assert.deepEqual(told([wrong]), ['login POST']);
    assert.deepEqual(told([password]), []);
    assert.deepEqual(await placesThatHold([username, password, wrong]), []);
  });

  it('can be a session that was pasted, which only the site learns', async () => {
    bench = await startBench({ account: false });
    const cookie = bench.site.openSession();
    await bench.answer('setAccount', { cookie: `app2_session=${cookie}` });
    await submitAll();
    assert.ok(told([cookie]).every((one) => one.startsWith('site ')));
    assert.deepEqual(await placesThatHold([cookie]), []);
  });

  it('can come from the environment, or a file of its owner, and is never read back', async () => {
    const environment = { WOMBAT_AAVSO_USERNAME: username, WOMBAT_AAVSO_PASSWORD: password };
    bench = await startBench({ account: false, environment });
    const state = await bench.answer('getAccount');
    assert.deepEqual([state.source, state.kind, state.submitter], ['environment', 'account', 'auth0Form']);
    assert.ok(spellings(password).every((secret) => !JSON.stringify(state).includes(secret)));
    await submitAll();
    assert.deepEqual(await placesThatHold([password]), []);
  });

  it('is held back, and said to be, until a person acts', async () => {
    bench = await startBench({ account: false });
    const state = async () => bench.answer('getAccount');
    assert.deepEqual([(await state()).source, (await state()).submitter], [undefined, 'manual']);
    await bench.answer('setAccount', { username, password: 'wrong' });
    await bench.approved();
    await bench.stands(await bench.submit(), 'rejected');
    assert.match((await state()).held, /Wrong email or password/);
    await bench.answer('clearAccount');
    assert.deepEqual([(await state()).held, (await state()).source], ['', undefined]);
    assert.match(await bench.refusal('setAccount', { username, password: '' }), /name and password are needed/);
  });

  it('is taken from a file of its owner alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wombat-secrets-'));
    const file = join(folder, 'account.yaml');
    writeFileSync(file, `username: ${username}\npassword: ${password}\n`);
    chmodSync(file, 0o644);
    bench = await startBench({ account: false, environment: { WOMBAT_AAVSO_CREDENTIALS: file } });
    const state = () => bench.answer('getAccount');
    assert.match((await state()).problem, /can be read by others: chmod 600/);
    chmodSync(file, 0o600);
    assert.deepEqual([(await state()).source, (await state()).submitter], ['file', 'auth0Form']);
    rmSync(folder, { recursive: true });
  });
});
