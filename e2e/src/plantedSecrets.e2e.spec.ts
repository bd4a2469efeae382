import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { endNats, launchNats } from '@wombat/eventlog/testkit';
import { defaultNights } from '@wombat/observatory';
import { layOut, startWombatIn, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 2,
  counts: { bias: 0, dark: 0, flatPerFilter: 0 },
});

/** Planted in the environment of a run, each to be known again wherever it stands. */
const PLANTED = {
  broker: 'brokerMarker7361',
  aavso: 'aavsoMarker5528',
  notify: 'notifyMarker9043',
};

/** As it is, and as it stands in an encoded text. */
function spellings(secret: string): string[] {
  return [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')];
}

/** The files below a folder that hold a secret, by their paths in it. */
function filesThatHold(folder: string, secret: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 0, folder);
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return spellings(secret).some((spelling) => bytes.includes(spelling));
    })
    .map((file) => relative(folder, file))
    .sort();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

describe('what is secret, after a night from its frames to its report', () => {
  let workplace: Workplace;
  let store: string;
  let broker: ChildProcess | null = null;

  beforeEach(async () => {
    workplace = await layOut(plan);
    store = mkdtempSync(join(tmpdir(), 'wombat-secrets-'));
  });
  afterEach(async () => {
    if (broker !== null) await endNats(broker, 'SIGTERM');
    broker = null;
    rmSync(store, { recursive: true, force: true });
    await workplace.close();
  });

  async function reduced(environment: Record<string, string>): Promise<string> {
    const run = startWombatIn({ environment }, workplace, 'run', '--once');
    assert.equal(await run.ended(180), 0, run.output);
    assert.match(run.output, /2 found, 2 solved/);
    return run.output;
  }

  it('stands in no log, event, table or file where it came by the environment', async () => {
    const port = await freePort();
    const access = ['--user', 'observer', '--pass', PLANTED.broker];
    broker = await launchNats(['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', store, ...access], port);
    const said = await reduced({
      NATS_URL: `nats://observer:${PLANTED.broker}@127.0.0.1:${port}`,
      WOMBAT_AAVSO_USERNAME: 'observer',
      WOMBAT_AAVSO_PASSWORD: PLANTED.aavso,
      WOMBAT_NOTIFY_USERNAME: 'observer',
      WOMBAT_NOTIFY_PASSWORD: PLANTED.notify,
    });
    // What is looked through is what was written.
    assert.notDeepEqual(filesThatHold(store, 'FramesSolved'), []);
    assert.notDeepEqual(filesThatHold(workplace.home, 'FramesSolved'), []);
    for (const secret of Object.values(PLANTED)) {
      assert.ok(!said.includes(secret), 'what the run said');
      for (const folder of [workplace.home, workplace.data, store])
        assert.deepEqual(filesThatHold(folder, secret), [], `${secret} in ${folder}`);
    }
  });

  it("stands beside the broker that asks for it alone where it is the home's own", async () => {
    const said = await reduced({});
    const secret = readFileSync(join(workplace.home, 'secret'), 'utf8').trim();
    assert.match(secret, /^[0-9a-f]{32,}$/);
    assert.ok(!said.includes(secret), 'what the run said');
    assert.deepEqual(filesThatHold(workplace.data, secret), []);
    const places = filesThatHold(workplace.home, secret);
    assert.deepEqual(
      places.filter((path) => !['secret', 'run/nats-server.conf', 'run/broker.json'].includes(path)),
      [],
    );
    assert.ok(places.includes('secret'));
  });
});
