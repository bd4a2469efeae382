import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeUnless } from '@wombat/testdata';
import { checkout } from './documents/document.js';
import { Run } from './harness/workplace.js';

const SCRIPT = join(checkout, 'tools/containers');
/** As `/tmp` may be in memory, where no disk can be laid over another. */
const ROOM = '/var/tmp/wombat-containers-spec-';
/** Images, a night reduced twice, a restart, a backup, a restore: four minutes, or thirteen on a slow machine. */
const LIMIT_SECONDS = 1500;
/** For what was ended to tell how far it came; the process of a file has half an hour. */
const ENDING_SECONDS = 60;
const NOT_RUN = 77;

/** In the order they are told. */
const TOLD = [
  'without wombat.yaml a sentence says so',
  'without data a sentence says so',
  'without stars a sentence says so',
  "the commands below 'A simulated night first' work",
  "the commands below 'From an empty server' work",
  'the page shows the series',
  "the commands below 'Looking after it' work",
  'after a restart of one, and of all, all is as it was',
  "the commands below 'Backup' work",
  'a backup in new volumes is as it was',
  "the commands below 'Upgrade' work",
  "the commands below 'A broken night' work",
  'all of it holds',
];

const inEnglish = { ...process.env, LC_ALL: 'C' };

/** Why the containers cannot be brought up on this machine; what else is wrong is for the test to find. */
function obstacle(): string | false {
  if (process.env.CONTAINERS === '0') return 'NOT RUN: CONTAINERS=0 leaves it out';
  if (process.platform !== 'linux') return 'NOT RUN: containers are of Linux';
  const { status, stderr }: SpawnSyncReturns<string> = spawnSync(SCRIPT, ['--look'], {
    env: inEnglish,
    encoding: 'utf8',
  });
  return status === NOT_RUN && stderr.trim().replace(/^containers: /, '');
}

describeUnless(obstacle())('the containers of an observatory server, three workers for photometry among them', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(ROOM);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 }));

  it(
    'are built, reduce the demo night, show it, and are restarted, restored and taken down',
    async () => {
      const options = {
        env: inEnglish,
        stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
        detached: true,
      };
      const run = new Run(spawn(SCRIPT, [folder], options));
      const code = await run.ended(LIMIT_SECONDS);
      assert.equal(code, 0, run.output);
      const lines = run.output.split('\n');
      const told = TOLD.filter((words) => lines.some((line) => line.startsWith(`containers: ${words}`)));
      assert.deepEqual(told, TOLD, run.output);
      assert.match(run.output, /^containers: up after \d+ s: 14 containers$/m);
    },
    (LIMIT_SECONDS + ENDING_SECONDS) * 1000,
  );
});
