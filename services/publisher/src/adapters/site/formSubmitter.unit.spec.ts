import assert from 'node:assert/strict';
import type { CallEnd } from '@wombat/aavso';
import { type SiteFault, type SiteFaultCode, siteFault } from '@wombat/aavso/submission';
import { SITE_ACCOUNT, type SiteStage, type SubmissionSite, startSite } from '@wombat/aavso-standin';
import { ok, refuse } from '@wombat/result';
import { FormSubmitter } from './formSubmitter.js';
import { CookieDoor, type DoorOptions, LoginDoor } from './siteDoor.js';
import { reportOf } from './testing/reportText.js';

const ROWS = 4;
const file = reportOf(ROWS);

describe('the submitter by forms', () => {
  let site: SubmissionSite;
  let account = SITE_ACCOUNT;
  let held: SiteFault | null;

  beforeEach(async () => {
    site = await startSite();
    account = SITE_ACCOUNT;
    held = null;
  });
  afterEach(() => site.close());

  function options(changes: Partial<DoorOptions> = {}): DoorOptions {
    const { submitUrl, loginUrl } = site;
    return { submitUrl, loginUrl, userAgent: 'test', timeoutMilliseconds: 5_000, ...changes };
  }

  function byLogin(changes: Partial<DoorOptions> = {}): FormSubmitter {
    const source = {
      account: async () => (held === null ? ok(account) : refuse(siteFault('loginHeldBack'))),
      hold: async (fault: SiteFault) => {
        held = fault;
      },
    };
    return submitter(new LoginDoor(options(changes), source));
  }

  function byCookie(cookie: string): FormSubmitter {
    return submitter(new CookieDoor(options(), async () => ok(cookie)));
  }

  function submitter(door: LoginDoor | CookieDoor): FormSubmitter {
    return new FormSubmitter({ door, submitUrl: site.submitUrl, loginHost: new URL(site.loginUrl).host });
  }

  const logins = () =>
    site.requests.filter(
      ({ host, method, path }) => host === 'login' && method === 'POST' && /login(\/password)?\?/.test(path),
    );
  const confirm = (by: FormSubmitter) => by.confirm(file, async () => true);
  const once = () => assert.deepEqual([...site.archive.counts().values()], Array<number>(ROWS).fill(1));
  const never = () => assert.deepEqual(site.archive.commits, []);

  for (const form of ['none', 'identifierFirst']) {
    it(`logs in, previews and confirms, each observation once (${form})`, async () => {
      site.setTrouble('login', form);
      const by = byLogin();
      assert.deepEqual(await by.preview(file), { outcome: 'previewed', rows: ROWS, warnings: [] });
      never();
      const confirmed = await confirm(by);
      assert.equal(confirmed.outcome, 'accepted');
      once();
      assert.equal(logins().length, 1);
    });
  }

  it('tells of every request how it ended, and no more of it than the host', async () => {
    const told: CallEnd[] = [];
    const by = byLogin({ witness: () => (end) => void told.push(end) });
    await by.preview(file);
    assert.ok(told.length > 3);
    for (const { outcome, words } of told)
      assert.match(`${outcome} ${words}`, /^answered (?:127\.0\.0\.1|localhost):\d+ answered [23]\d\d$/);
    site.setTrouble('upload', '429');
    await by.preview(file);
    assert.equal(told.at(-1)?.outcome, 'refused');
    await site.close();
    await by.preview(file);
    assert.equal(told.at(-1)?.outcome, 'unreachable');
  });

  it('chooses the file where the page shows the form by hand first', async () => {
    site.setTrouble('upload', 'manualFirst');
    assert.equal((await byLogin().preview(file)).outcome, 'previewed');
  });

  it('tells name and password to the login alone', async () => {
    const by = byLogin();
    await by.preview(file);
    await confirm(by);
    const secrets = [SITE_ACCOUNT.username, SITE_ACCOUNT.password].flatMap((text) => [
      text,
      encodeURIComponent(text),
      text.replaceAll(' ', '+'),
    ]);
    const told = site.requests.filter(({ path, headers, body }) =>
      secrets.some((text) => (path + headers + body).includes(text)),
    );
    assert.deepEqual(
      told.map(({ host, method }) => [host, method]),
      [['login', 'POST']],
    );
  });

  it('sends nothing where the confirmation is held back', async () => {
    assert.equal((await byLogin().confirm(file, async () => false)).outcome, 'heldBack');
    never();
  });

  it('needs no password with the cookie of a session, and asks for a fresh one when it is old', async () => {
    const by = byCookie(`app2_session=${site.openSession()}; canary=false`);
    assert.equal((await by.preview(file)).outcome, 'previewed');
    assert.equal((await confirm(by)).outcome, 'accepted');
    once();
    const old = await byCookie('nonsense').preview(file);
    assert.equal(old.outcome === 'rejected' && old.fault.code, 'sessionExpired');
    assert.deepEqual(logins(), []);
  });

  it('does not try again after a login was refused', async () => {
    account = { ...SITE_ACCOUNT, password: 'wrong' };
    const by = byLogin();
    const first = await by.preview(file);
    assert.deepEqual(first.outcome === 'rejected' && [first.fault.code, first.fault.words], [
      'badCredentials',
      'Wrong email or password',
    ]);
    const second = await confirm(by);
    assert.equal(second.outcome === 'rejected' && second.fault.code, 'loginHeldBack');
    assert.equal(logins().length, 1);
    assert.equal(held?.code, 'badCredentials');
    never();
  });

  const before: [SiteStage, string, SiteFaultCode][] = [
    ['gate', 'firewall', 'firewall'],
    ['gate', '503', 'unavailable'],
    ['gate', '429:30', 'tooManyRequests'],
    ['gate', 'close', 'unavailable'],
    ['gate', 'strangePage', 'formChanged'],
    ['login', 'captcha', 'captcha'],
    ['login', 'changed', 'formChanged'],
    ['login', 'strangeHost', 'strangeHost'],
    ['login', '403', 'firewall'],
    ['password', 'mfa', 'mfa'],
    ['password', 'consent', 'consent'],
    ['password', 'blocked', 'accountBlocked'],
    ['password', 'captcha', 'captcha'],
    ['password', 'close', 'unavailable'],
    ['upload', 'changed', 'formChanged'],
    ['upload', 'onlySubmit', 'formChanged'],
    ['upload', 'firewall', 'firewall'],
    ['preview', 'complaints', 'faultyRows'],
    ['preview', 'fewer', 'otherCount'],
    ['preview', 'duplicates', 'duplicates'],
    ['preview', 'uncounted', 'formChanged'],
    ['preview', 'expired', 'sessionExpired'],
    ['preview', 'close', 'unavailable'],
    ['preview', '500', 'unavailable'],
    ['preview', 'strangePage', 'formChanged'],
    ['preview', '202', 'firewall'],
  ];
  for (const [stage, trouble, code] of before) {
    it(`stops with ${code}, and nothing is sent: ${trouble} at ${stage}`, async () => {
      site.setTrouble(stage, trouble);
      const by = byLogin();
      const outcomes = [await by.preview(file), await confirm(by)];
      for (const outcome of outcomes) assert.equal(outcome.outcome, 'rejected');
      assert.equal(outcomes[0]?.outcome === 'rejected' && outcomes[0].fault.code, code);
      never();
      assert.ok(logins().length <= 2);
    });
  }

  it('hands on the faults of single rows', async () => {
    site.setTrouble('preview', 'complaints');
    const outcome = await byLogin().preview(file);
    assert.deepEqual(outcome.outcome === 'rejected' && outcome.complaints[0], {
      row: 1,
      words: '(Airmass) Ensure this value has at most 7 characters (it has 9).',
    });
  });

  const after: [string, 0 | 1][] = [
    ['cutBefore', 0],
    ['cutAfter', 1],
    ['expired', 0],
    ['strangeAfter', 1],
    ['firewall', 0],
    ['429:30', 0],
    ['500', 0],
    ['403', 0],
    ['strangePage', 0],
    ['close', 0],
  ];
  for (const [trouble, commits] of after) {
    it(`is in doubt, and does not try again: ${trouble} at the confirmation`, async () => {
      site.setTrouble('confirm', trouble);
      assert.equal((await confirm(byLogin())).outcome, 'unknown');
      assert.equal(site.archive.commits.length, commits);
      const confirmations = site.requests.filter(({ body }) => body.includes('submit=Submit'));
      assert.equal(confirmations.length, 1);
    });
  }

  it('is in doubt where the answer to the confirmation comes too late', async () => {
    site.setTrouble('confirm', 'slow:60000');
    assert.equal((await confirm(byLogin({ timeoutMilliseconds: 1_000 }))).outcome, 'unknown');
    assert.equal(site.archive.commits.length, 1);
  });

  it('asks no host but the two, and over nothing but a safe way', async () => {
    for (const submitUrl of [
      'http://apps.example.org/submit/',
      'ftp://127.0.0.1/',
      site.submitUrl.replace('127.0.0.1', '127.0.0.2'),
    ]) {
      const outcome = await submitter(new CookieDoor(options({ submitUrl }), async () => ok('x'))).preview(file);
      assert.equal(
        outcome.outcome === 'rejected' && ['strangeHost', 'unavailable'].includes(outcome.fault.code),
        true,
        submitUrl,
      );
    }
    assert.deepEqual(site.requests, []);
  });
});
