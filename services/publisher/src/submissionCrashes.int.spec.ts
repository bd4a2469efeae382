import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BY, type PublisherBench, ROWS, startBench } from './testing/publisherBench.js';

/** Longer than any test lasts; the fake lets go of it when it is closed. */
const FOR_EVER = 600_000;

describe('a submission when the program is killed', () => {
  let bench: PublisherBench;

  beforeEach(async () => {
    bench = await startBench({ patienceSeconds: 300 });
    await bench.approved();
  });
  afterEach(() => bench.end());

  const once = () => assert.deepEqual([...bench.site.archive.counts().values()], Array<number>(ROWS).fill(1));
  const never = () => assert.deepEqual(bench.site.archive.commits, []);
  const asked = (text: string) => bench.site.requests.filter(({ body }) => body.includes(text)).length;

  async function previewed(): Promise<string> {
    const id = await bench.submit();
    await bench.stands(id, 'previewed');
    return id;
  }

  async function confirm(id: string): Promise<void> {
    await bench.answer('confirmSubmission', { submissionId: id, by: BY });
  }

  async function crashAndRestart(): Promise<void> {
    await bench.service.kill();
    await bench.service.start();
    await bench.service.settled();
  }

  it('while it shows the file: nothing was sent, and it is not tried by itself', async () => {
    await bench.approved({ filter: 'B' });
    bench.site.setTrouble('preview', `slow:${FOR_EVER}`);
    const [shown, waiting] = [await bench.submit(['V']), await bench.submit(['B'])];
    await bench.service.until('the file to be shown', async () => asked('observations_file') === 1);
    assert.equal((await bench.submission(waiting)).state, 'queued');
    bench.site.setTrouble('preview', 'none');
    await crashAndRestart();
    assert.match((await bench.stands(shown, 'rejected')).sentence, /program ended/);
    await bench.stands(waiting, 'previewed');
    never();
  });

  it('while a person looks at the preview: the person may go on', async () => {
    const id = await previewed();
    await crashAndRestart();
    await confirm(id);
    await bench.stands(id, 'accepted');
    once();
  });

  it('while it looks once more before it confirms: nothing was sent, and the person may go on', async () => {
    const id = await previewed();
    bench.site.setTrouble('preview', `slow:${FOR_EVER}`);
    await confirm(id);
    await bench.service.until('the second look', async () => asked('observations_file') === 2);
    bench.site.setTrouble('preview', 'none');
    await crashAndRestart();
    assert.equal((await bench.submission(id)).state, 'previewed');
    never();
    await confirm(id);
    await bench.stands(id, 'accepted');
    once();
  });

  for (const [when, trouble, commits] of [
    ['before the AAVSO takes it', 'stall', 0],
    ['after the AAVSO took it', 'slow', 1],
  ] as const) {
    it(`while it is being confirmed, ${when}: nobody knows, and it is not tried again`, async () => {
      const id = await previewed();
      bench.site.setTrouble('confirm', `${trouble}:${FOR_EVER}`);
      await confirm(id);
      await bench.service.until('the confirmation', async () => asked('submit=Submit') === 1);
      bench.site.setTrouble('confirm', 'none');
      await crashAndRestart();
      assert.match((await bench.stands(id, 'unknown')).sentence, /nobody knows.*program ended/);
      assert.equal(bench.site.archive.commits.length, commits);
      assert.equal(asked('submit=Submit'), 1);
      await crashAndRestart();
      assert.equal((await bench.submission(id)).state, 'unknown');
      const { series } = await bench.submission(id);
      assert.match(await bench.refusal('draftSubmission', { series }), /settle that first/);
    });
  }

  it('or the broker, while the AAVSO takes it: the outcome is kept until it can be written down', async () => {
    const id = await previewed();
    bench.site.setTrouble('confirm', 'slow:500');
    await confirm(id);
    await bench.service.until('the confirmation', async () => asked('submit=Submit') === 1);
    await bench.service.killBroker();
    await bench.service.until('the AAVSO to have answered', async () =>
      bench.site.requests.some(({ path }) => path.includes('success=true')),
    );
    await bench.service.restartBroker();
    await bench.stands(id, 'accepted');
    once();
  });
});

describe('a submission when the program ends at a named moment', () => {
  for (const [point, commits, asked] of [
    ['upload.due', 0, 0],
    ['upload.answered', 1, 1],
  ] as const) {
    it(`nobody knows, and it is not tried again: ${point}`, async () => {
      const bench = await startBench({ environment: { WOMBAT_FAILPOINT: point } });
      try {
        await bench.approved();
        const id = await bench.submit();
        await bench.stands(id, 'previewed');
        await bench.ask('confirmSubmission', { submissionId: id, by: BY });
        await bench.service.until('its end', async () => existsSync(join(bench.service.home, 'failpoints', point)));
        await bench.service.kill();
        await bench.service.start();
        await bench.service.settled();
        assert.match((await bench.stands(id, 'unknown')).sentence, /nobody knows.*program ended/);
        const confirmations = bench.site.requests.filter(({ body }) => body.includes('submit=Submit'));
        assert.deepEqual([bench.site.archive.commits.length, confirmations.length], [commits, asked]);
        const { archived } = await bench.answer('askArchive', { submissionId: id });
        assert.equal(archived, commits * ROWS);
        if (commits === 1) await bench.stands(id, 'accepted');
      } finally {
        await bench.end();
      }
    });
  }
});
