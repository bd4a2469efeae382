import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNatsServer } from '@wombat/eventlog/testkit';
import { isAtLeast, ROLES, type Role } from '@wombat/proto/words';
import { metricsTokenPath } from '@wombat/service-kit/users';
import type { WhoAnswer } from './domain/contract.js';
import { neededRole } from './domain/identity/index.js';
import { PASSWORD, writePeople } from './testing/people.js';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';
import { servedRoutes } from './testing/servedRoutes.js';
import { spawnUi } from './testing/uiProcess.js';

const VERDICT = { night: '20251015', targetName: 'XZ Cyg', filter: 'V', revision: 1, verdict: 'approved', reason: '' };

/** Every door of the server that changes something, as Nest knows them. */
const POSTS = servedRoutes()
  .filter((route) => route.startsWith('POST '))
  .map((route) => route.slice('POST '.length));

describe('the page’s server with users', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES, { prepare: writePeople });

  async function cookieOf(name: string): Promise<string> {
    const answer = await desk.post('login', { name, password: PASSWORD });
    assert.equal(answer.status, 200, await answer.text());
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  const whoIs = async (cookie: string) => (await (await desk.page('/api/whoami', { cookie })).json()) as WhoAnswer;

  it('shows strangers the page and its health, says who they are, and nothing else', async () => {
    for (const path of ['/', '/health', '/health/live']) assert.equal((await desk.page(path)).status, 200);
    assert.deepEqual(await whoIs(''), { access: 'login', name: '', role: null });
    for (const path of ['series', 'stream', 'settings', 'account', 'nowhere', 'SERIES', 'series/'])
      assert.deepEqual(await refusal(desk.get(path)), { status: 401, error: 'log in first' }, path);
  });

  it('tells the numbers to a program that shows the token of the home, and nothing else', async () => {
    const authorization = `Bearer ${(await readFile(metricsTokenPath(desk.home), 'utf8')).trim()}`;
    assert.equal((await desk.page('/ops/metrics')).status, 401);
    assert.equal((await desk.page('/ops/metrics', { authorization: `${authorization}x` })).status, 401);
    const told = await desk.page('/ops/metrics', { authorization });
    assert.match(await told.text(), /^wombat_program_ready\{program="ui"\} 1$/m);
    for (const path of ['/metrics', '/api/series', '/api/ops', '/ops/metrics/', '/ops/Metrics'])
      assert.equal((await desk.page(path, { authorization })).status, 401, path);
    assert.equal((await desk.post('reduce', {}, { authorization })).status, 401);
  });

  it('knows doors enough to be worth asking', () => {
    for (const path of ['/api/validate', '/api/points/reject', '/api/push/confirm', '/api/account', '/api/reduce'])
      assert.ok(POSTS.includes(path), `${path} of ${POSTS}`);
  });

  it('opens no door that changes something to a stranger, or to a page of another origin', async () => {
    const cookie = await cookieOf('admin');
    const evil = { origin: 'http://evil.example' };
    for (const path of POSTS) {
      const door = path.replace('/api/', '');
      const stranger = await desk.post(door, {});
      if (neededRole('POST', path) !== null) assert.equal(stranger.status, 401, path);
      assert.equal((await desk.post(door, {}, { cookie, ...evil })).status, 403, path);
      assert.equal((await desk.post(door, {}, { cookie, 'sec-fetch-site': 'cross-site' })).status, 403, path);
      assert.equal((await desk.post(door, {}, { cookie, 'content-type': 'text/plain' })).status, 415, path);
    }
    assert.deepEqual(desk.double.verdicts, []);
  });

  for (const role of ROLES) {
    it(`opens to the ${role} what the role may, and no more`, async () => {
      const cookie = await cookieOf(role);
      for (const path of POSTS.filter((each) => !each.endsWith('out') && !each.endsWith('login'))) {
        const needed = neededRole('POST', path) as Role;
        const { status } = await desk.post(path.replace('/api/', ''), {}, { cookie });
        assert.equal(status === 403, !isAtLeast(role, needed), `${path} for the ${role}: ${status}`);
        assert.notEqual(status, 401, path);
      }
      assert.equal((await desk.page('/api/series', { cookie })).status, 200);
    });
  }

  it('takes for who decides whoever is logged in, whatever the body says', async () => {
    const cookie = await cookieOf('validator');
    assert.equal((await desk.post('validate', { ...VERDICT, by: 'Somebody Else' }, { cookie })).status, 200);
    assert.equal((await desk.post('validate', VERDICT, { cookie })).status, 200);
    assert.deepEqual(
      desk.double.verdicts.map(({ by }) => by),
      ['validator', 'validator'],
    );
  });

  it('gives a cookie that scripts and other pages do not get, and takes it back', async () => {
    const answer = await desk.post('login', { name: 'viewer', password: PASSWORD });
    const text = answer.headers.get('set-cookie') ?? '';
    assert.match(text, /^wombat=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/i);
    const [cookie = ''] = text.split(';');
    assert.deepEqual(await whoIs(cookie), { access: 'login', name: 'viewer', role: 'viewer' });
    const gone = await desk.post('logout', {}, { cookie });
    assert.match(gone.headers.get('set-cookie') ?? '', /^wombat=; Max-Age=0;/i);
    assert.equal((await whoIs(cookie)).role, null);
    assert.equal((await whoIs('wombat=guessed')).role, null);
  });

  it('refuses a wrong password and an unknown name in the same words, and makes guessing slow', async () => {
    const wrong = { status: 401, error: 'name or password is not right' };
    assert.deepEqual(await refusal(desk.post('login', { name: 'nobody', password: PASSWORD })), wrong);
    const tries = [];
    for (let count = 0; count < 5; count++) tries.push(await desk.post('login', { name: 'anna', password: 'guess' }));
    const last = tries.at(-1);
    assert.equal(last?.status, 429);
    assert.ok(Number(last?.headers.get('retry-after')) >= 1);
    assert.match((await refusal(tries[4] as Response)).error, /^too many tries: wait \d+ s/);
    assert.equal(desk.ui.said().includes('guess'), false);
  });
});

describe('a page that users log in to', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES, {
    prepare: (home) => writePeople(home),
    environment: { WOMBAT_UI_URL: 'https://observatory.example' },
  });

  it('gives its cookie over encrypted connections alone, where it is reached by them, and ends sessions with their users', async () => {
    const origin = 'https://observatory.example';
    const answer = await desk.post('login', { name: 'admin', password: PASSWORD }, { origin });
    const text = answer.headers.get('set-cookie') ?? '';
    assert.match(text, /^__Host-wombat=.*; Secure/i);
    const cookie = text.split(';')[0] ?? '';
    const status = async () => (await desk.page('/api/progress', { cookie })).status;
    assert.equal(await status(), 200);
    await writePeople(desk.home, ['viewer']);
    assert.equal(await status(), 401);
    await writePeople(desk.home);
    assert.equal(await status(), 401, 'another password, though the same words, ends a session');
  });
});

describe('a page behind a trusted proxy', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES, {
    environment: {
      WOMBAT_UI_TRUSTEDPROXY_ADDRESS: '127.0.0.1',
      WOMBAT_UI_TRUSTEDPROXY_HEADER: 'X-Person',
      WOMBAT_UI_TRUSTEDPROXY_ROLES: '{ anna: validator }',
    },
  });

  it('knows people by what the proxy says, and nobody where it says nothing', async () => {
    const who = async (headers: Record<string, string>) => (await desk.page('/api/whoami', headers)).json();
    assert.deepEqual(await who({ 'x-person': 'anna' }), { access: 'proxy', name: 'anna', role: 'validator' });
    assert.deepEqual(await who({ 'x-person': 'bert' }), { access: 'proxy', name: 'bert', role: 'viewer' });
    assert.deepEqual(await who({}), { access: 'proxy', name: '', role: null });
    assert.equal((await desk.post('validate', { ...VERDICT, by: 'x' }, { 'x-person': 'anna' })).status, 200);
    assert.equal(desk.double.verdicts.at(-1)?.by, 'anna');
    assert.equal((await desk.post('validate', VERDICT, { 'x-person': 'bert' })).status, 403);
    assert.equal((await desk.post('validate', VERDICT)).status, 401);
    assert.equal((await desk.post('login', { name: 'anna', password: PASSWORD })).status, 404);
  });
});

describe('a page that others could reach, and nobody is known on', () => {
  it('is not served', async () => {
    const home = await mkdtemp(join(tmpdir(), 'wombat-ui-'));
    const nats = await startNatsServer();
    const exposed: readonly Record<string, string>[] = [
      { WOMBAT_UI_LISTEN: '0.0.0.0' },
      { WOMBAT_UI_URL: 'https://observatory.example' },
      { WOMBAT_UI_NAMES: 'observatory.lan' },
    ];
    for (const environment of exposed) {
      const { ended, said } = spawnUi({ home, natsUrl: nats.url, environment });
      assert.equal(await ended, 78, said());
      assert.match(said(), /^ui: the page (listens on|answers to) .*\.\/wombat user add NAME --role admin/);
    }
    await nats.stop();
    await rm(home, { recursive: true, force: true });
  });
});
