import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import Database from 'better-sqlite3';
import { pageUrl, until } from './harness/browser.js';
import { endResult } from './harness/endResult.js';
import { layOut, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 4,
  counts: { bias: 3, dark: 0, flatPerFilter: 3 },
});
const ALL_AGREES =
  /^event log: \d+ events, all of them readable\n(.*\n)*tables of publisher: agree with the log\n(.*\n)*products: \d+ files, all as they were written$/m;
const PUT_BACK = /the event log had lost \d+ events, which were put back from the journals/;

describe('a log that a power cut leaves without its last minutes', () => {
  let workplace: Workplace;
  let older = '';
  let approved: Awaited<ReturnType<typeof endResult>>;

  beforeAll(async () => {
    workplace = await layOut(plan);
    older = join(workplace.folder, 'older-store');
    await done('run', '--once');
    cpSync(join(workplace.home, 'broker'), older, { recursive: true });
    await approve();
    approved = await endResult(workplace);
  });
  afterAll(() => workplace.close());

  it('is told by verify, which changes nothing, with tables that know more and files that are gone', async () => {
    assert.match(await done('verify', '--frames'), ALL_AGREES);
    losesItsTail();
    const report = reports()[0] ?? '';
    renameSync(report, `${report}.away`);
    const found = startWombat(workplace, 'verify');
    assert.equal(await found.ended(), 1, found.output);
    renameSync(`${report}.away`, report);
    assert.match(found.output, /^journals: the log has lost 1 of \d+ events that nothing can make again/m);
    assert.match(found.output, /^tables of publisher: they were made of another log than this/m);
    assert.match(found.output, /^tables of photometry: they were made of another log|^tables of photometry: agree/m);
    assert.match(found.output, /^products: .*_aavso\.txt is not on the disk any more/m);
  });

  it('has the decision of a person again at the next start, though the tables knew it', async () => {
    assert.equal(submitted(), 'approved');
    losesItsTail();
    assert.match(await done('run', '--once'), PUT_BACK);
    assert.deepEqual(await endResult(workplace), approved);
    assert.doesNotMatch(await done('run', '--once'), PUT_BACK);
    assert.match(await done('verify'), ALL_AGREES);
  });

  it('has it again before a rebuild, and when the tables are lost with it', async () => {
    losesItsTail();
    assert.match(await done('rebuild'), PUT_BACK);
    assert.equal(submitted(), 'approved');
    losesItsTail();
    for (const name of ['wombatpipeline.db', 'db']) rmSync(join(workplace.home, name), { recursive: true });
    assert.match(await done('run', '--once'), PUT_BACK);
    assert.deepEqual(await endResult(workplace), approved);
  });

  it('keeps the decision in the history of a night that is reduced anew, where the whole store is gone', async () => {
    rmSync(join(workplace.home, 'broker'), { recursive: true });
    assert.match(await done('run', '--once'), PUT_BACK);
    assert.deepEqual(verdicts(), [{ revision: 1, verdict: 'approved', by: 'A. Observer' }]);
    const [target] = (await endResult(workplace)).rows.target as { revision: number; apphot: string }[];
    assert.deepEqual([target?.revision, target?.apphot], [2, 'validate']);
  });

  it('is made again, with masters, where the facts of frames alone are gone', async () => {
    rmSync(join(workplace.home, 'broker/jetstream/$G/streams/WOMBAT_FRAMES'), { recursive: true });
    assert.match(
      await done('run', '--once'),
      /the log of frames is empty, .*: the log was laid anew with the 0 events/,
    );
    assert.deepEqual(verdicts(), [{ revision: 1, verdict: 'approved', by: 'A. Observer' }]);
    assert.deepEqual(mastersOf(await endResult(workplace)), mastersOf(approved));
    assert.match(await done('verify'), ALL_AGREES);
  });

  it('has told the secret of its home to nobody', () => {
    const secret = readFileSync(join(workplace.home, 'secret'), 'utf8').trim();
    const telling = readdirSync(workplace.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(secret))
      .map(({ name }) => name);
    assert.deepEqual(telling.sort(), ['nats-server.conf', 'secret']);
  });

  function losesItsTail(): void {
    rmSync(join(workplace.home, 'broker'), { recursive: true });
    cpSync(older, join(workplace.home, 'broker'), { recursive: true });
  }

  const mastersOf = ({ rows }: typeof approved) =>
    (rows.target as Record<string, unknown>[]).map((row) => [row.proc_bias, row.proc_dark, row.proc_flat]);

  const reports = () =>
    readdirSync(workplace.data, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('_aavso.txt'))
      .map((path) => join(workplace.data, path));

  function series(): { night: string; targetName: string; filter: string; submitted: string | null } {
    const db = new Database(join(workplace.home, 'wombatpipeline.db'), { readonly: true });
    try {
      const sql = 'SELECT date AS night, target_name AS targetName, filter, submitted FROM target';
      return db.prepare<[], ReturnType<typeof series>>(sql).get() as ReturnType<typeof series>;
    } finally {
      db.close();
    }
  }

  function verdicts(): unknown[] {
    const db = new Database(join(workplace.home, 'db/publisher.db'), { readonly: true });
    try {
      return db.prepare('SELECT revision, verdict, said_by AS by FROM said_verdict').all();
    } finally {
      db.close();
    }
  }

  const submitted = () => series().submitted;

  async function done(...words: string[]): Promise<string> {
    const run = startWombat(workplace, ...words);
    assert.equal(await run.ended(), 0, run.output);
    return run.output;
  }

  async function approve(): Promise<void> {
    const wombat = startWombat(workplace, 'up');
    try {
      const page = await pageUrl(wombat);
      const { night, targetName, filter } = series();
      const key = { night, targetName, filter, revision: 1 };
      const body = JSON.stringify({ ...key, verdict: 'approved', by: 'A. Observer', reason: 'a test night' });
      const headers = { 'content-type': 'application/json', origin: page };
      // The publisher may start after the page.
      await until(async () => (await fetch(`${page}/api/validate`, { method: 'POST', headers, body })).status === 200);
      await until(() => submitted() === 'approved');
    } finally {
      wombat.child.kill('SIGINT');
    }
    assert.equal(await wombat.ended(60), 0, wombat.output);
  }
});
