import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tightenHome } from '../places/tightenHome.js';
import { rightsFinding } from './rightsFinding.js';

describe("the doctor's look at the rights of a home", () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-rights-'));
  afterAll(() => rmSync(home, { recursive: true }));

  it('warns of what others can read, and says what is done about it', () => {
    mkdirSync(join(home, 'logs'), { mode: 0o700 });
    const log = join(home, 'logs/ingest.log');
    writeFileSync(log, '', { mode: 0o600 });
    const alone = { verdict: 'ok', subject: 'rights', text: "home, logs, tables and journals are their owner's alone" };
    assert.deepEqual(rightsFinding(home), alone);
    chmodSync(log, 0o640);
    const end = 'the next ./wombat up or run --once takes it from them';
    const readable = 'can be read by other users of this computer';
    assert.deepEqual(rightsFinding(home), { verdict: 'warn', subject: 'rights', text: `${log} ${readable}: ${end}` });
    chmodSync(home, 0o755);
    const both = `${home} ${readable}, and 1 more files and folders of the home: ${end}`;
    assert.equal(rightsFinding(home).text, both);
    assert.deepEqual(tightenHome(home), []);
    assert.deepEqual(rightsFinding(home), alone);
  });

  it('names another home where many write into this one, as into /tmp', () => {
    chmodSync(home, 0o1777);
    assert.match(rightsFinding(home).text, /: as its owner chmod 700 it, or name a folder of your own with --home$/);
  });
});
