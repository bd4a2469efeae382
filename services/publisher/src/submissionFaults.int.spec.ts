import assert from 'node:assert/strict';
import type { SiteStage } from '@wombat/aavso-standin';
import { BY, type PublisherBench, ROWS, startBench } from './testing/publisherBench.js';

/** Longer than any test lasts; the fake lets go of it when it is closed. */
const FOR_EVER = 600_000;

describe('a submission, whatever goes wrong', () => {
  let bench: PublisherBench;

  beforeEach(async () => {
    bench = await startBench();
    await bench.approved();
  });
  afterEach(() => bench.end());

  const counts = () => [...bench.site.archive.counts().values()];
  const once = () => assert.deepEqual(counts(), Array<number>(ROWS).fill(1));
  const never = () => assert.deepEqual(bench.site.archive.commits, []);
  const asked = (text: string) => bench.site.requests.filter(({ body }) => body.includes(text)).length;
  const logins = () =>
    bench.site.requests.filter(
      ({ host, method, path }) => host === 'login' && method === 'POST' && path.startsWith('/u/login'),
    ).length;

  async function previewed(): Promise<string> {
    const id = await bench.submit();
    await bench.stands(id, 'previewed');
    return id;
  }

  async function confirm(id: string): Promise<void> {
    await bench.answer('confirmSubmission', { submissionId: id, by: BY });
  }

  /** A new submission of the same, through to its end. */
  async function sendAll(): Promise<void> {
    const id = await previewed();
    await confirm(id);
    await bench.stands(id, 'accepted');
  }

  async function crashAndRestart(): Promise<void> {
    await bench.service.kill();
    await bench.service.start();
    await bench.service.settled();
  }

  describe('before it is confirmed', () => {
    const faults: [SiteStage, string, RegExp][] = [
      ['gate', '503', /did not answer/],
      ['gate', 'firewall', /firewall/],
      ['login', 'captcha', /CAPTCHA/],
      ['login', 'strangeHost', /host that is not allowed/],
      ['password', 'mfa', /second factor/],
      ['password', 'consent', /consent/],
      ['upload', 'changed', /not as it was/],
      ['preview', 'complaints', /faults in the file.*Airmass/],
      ['preview', 'fewer', /another number of observations.*2 instead of 3/],
      ['preview', 'duplicates', /some of these observations already/],
      ['preview', '429:60', /asks to wait.*60/],
      ['preview', 'expired', /does not know the session/],
      ['preview', 'close', /did not answer/],
      ['gate', 'astray', /host that is not allowed/],
      ['upload', 'circle', /leads on and on/],
      ['preview', 'huge', /longer than/],
    ];
    for (const [stage, trouble, words] of faults) {
      it(`nothing is sent, and it can be sent again: ${trouble} at ${stage}`, async () => {
        bench.site.setTrouble(stage, trouble);
        const id = await bench.submit();
        const ended = await bench.stands(id, 'rejected');
        assert.match(ended.sentence, words);
        never();
        assert.ok(logins() <= 1);
        bench.site.setTrouble(stage, 'none');
        await bench.answer('releaseLogin');
        await sendAll();
        once();
      });
    }

    it('a refused login is not tried again, by this file or the next, nor after a restart', async () => {
      await bench.answer('setAccount', { username: 'observer@example.org', password: 'wrong' });
      await bench.approved({ filter: 'B' });
      const [first, second] = [await bench.submit(['V']), await bench.submit(['B'])];
      assert.match((await bench.stands(first, 'rejected')).sentence, /did not take the name and password/);
      assert.match((await bench.stands(second, 'rejected')).sentence, /a login was refused before/);
      await crashAndRestart();
      await bench.stands(await bench.submit(['V']), 'rejected');
      assert.equal(logins(), 1);
      never();
    });

    it('the faults of single rows are told', async () => {
      bench.site.setTrouble('preview', 'complaints');
      const { complaints } = await bench.stands(await bench.submit(), 'rejected');
      assert.deepEqual(
        complaints.map(({ row }) => row),
        [1, 1],
      );
    });
  });

  describe('once it is confirmed', () => {
    const faults: [string, boolean][] = [
      ['cutBefore', false],
      ['cutAfter', true],
      ['expired', false],
      ['strangeAfter', true],
      ['firewall', false],
      ['429:60', false],
      ['503', false],
      ['strangePage', false],
      ['astray', false],
      ['failsAfter', true],
      ['circleAfter', true],
      ['hugeAfter', true],
      ['expiredAfter', true],
      ['complainsAfter', true],
      [`slow:${FOR_EVER}`, true],
    ];
    for (const [trouble, arrived] of faults) {
      it(`nobody claims to know, and nothing is sent twice: ${trouble}`, async () => {
        const id = await previewed();
        bench.site.setTrouble('confirm', trouble);
        await confirm(id);
        await bench.stands(id, 'unknown');
        bench.site.setTrouble('confirm', 'none');
        await crashAndRestart();
        assert.equal((await bench.submission(id)).state, 'unknown');
        assert.equal(asked('submit=Submit'), 1);
        assert.equal(bench.site.archive.commits.length, arrived ? 1 : 0);
        const told = await bench.answer('askArchive', { submissionId: id });
        assert.deepEqual([told.archived, told.rows], [arrived ? ROWS : 0, ROWS]);
        if (!arrived) {
          assert.match((await bench.submission(id)).sentence, /its archive has 0 of 3 by now/);
          await bench.answer('settleSubmission', { submissionId: id, arrived: false, by: BY });
          await sendAll();
        } else assert.equal((await bench.submission(id)).state, 'accepted');
        once();
      });
    }
  });
});
