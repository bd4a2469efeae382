import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import Database from 'better-sqlite3';
import { checkout } from './documents/document.js';
import { operationsBlocks, operationsCommands } from './documents/operationsPage.js';
import { lookUntil } from './harness/browser.js';
import { launcher, layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const counts = { bias: 3, dark: 0, flatPerFilter: 3 };
const plan = defaultNights.rwPsA({ width: 384, height: 384, filters: ['V'], framesPerFilter: 40, counts });
/** Of a twentieth of a second: a busy machine reduces slowly. */
const NIGHT_TRIES = 4_800;
const PASSWORD = 'a long password of a test';

/** What Docker does itself is done by tools/containers, which runs the same blocks with it. */
const DOCKERS_OWN = /^docker compose (--env-file \S+ )?(build|up|ps|down|restart|logs)\b/;
/** Of the commands that are not run here: the spec that runs or reads them, and a word of it that says so. */
const ELSEWHERE: readonly [command: RegExp, spec: string, word: string][] = [
  [
    /^(\.\/)?wombat backup|^\.\/wombat restore/,
    'packages/launcher/src/backup/backup.int.spec.ts',
    "launcher('restore'",
  ],
  [/^(wombat )?log (letters|retry|away|show)/, 'packages/launcher/src/log/letters.int.spec.ts', "'retry'"],
  [/^nats-server -js /, 'e2e/src/workersElsewhere.e2e.spec.ts', "'--user', 'wombat', '--pass'"],
  [/^NATS_URL=\S+ \.\/wombat service photometry-worker /, 'e2e/src/workersElsewhere.e2e.spec.ts', "'service', KIND"],
  [/^(NATS_URL|WOMBAT_BROKER_REPLICAS)=/, 'e2e/src/brokerCluster.e2e.spec.ts', 'WOMBAT_BROKER_REPLICAS'],
  [/^docker compose --profile ops up/, 'e2e/src/compose.int.spec.ts', "'ops'"],
  [/^node packages\/.*writeDashboards/, 'packages/service-kit/src/metrics/dashboards.unit.spec.ts', 'dashboard'],
  [/^kubectl /, 'e2e/src/kubernetes.unit.spec.ts', 'kustomization'],
  [/^git pull$/, 'tools/containers', 'git pull'],
];

describe('the commands of docs/operations.md', () => {
  let workplace: Workplace;
  let wombat: Run;
  const ran: string[] = [];

  beforeAll(async () => {
    workplace = await layOut(plan, 'ingest: { fileSettleSeconds: 0, nightSettleSeconds: 1 }\n');
    mkdirSync(join(workplace.folder, 'backups'));
    mkdirSync(join(workplace.folder, 'bin'));
    wombat = startWombat(workplace, 'up');
    await waits(1);
  });
  afterAll(async () => {
    wombat.child.kill('SIGINT');
    await wombat.ended(60);
    await workplace.close();
  });

  interface Standing {
    revision: number;
    apphot: string;
  }

  function standing(): Standing | undefined {
    const file = join(workplace.home, 'wombatpipeline.db');
    if (!existsSync(file)) return undefined;
    const tables = new Database(file, { readonly: true });
    try {
      const isLaid = tables.prepare("SELECT 1 FROM sqlite_master WHERE name = 'target'").get() !== undefined;
      return isLaid ? (tables.prepare('SELECT revision, apphot FROM target').get() as Standing | undefined) : undefined;
    } finally {
      tables.close();
    }
  }

  /** Until the series waits for its observer at this revision. */
  const waits = (revision: number) =>
    lookUntil(
      standing,
      (series) => series?.revision === revision && series.apphot === 'validate',
      `no series waits at revision ${revision}`,
      NIGHT_TRIES,
    );

  /**
   * `docker` for a home on this computer: what is asked of a program in a container is asked of the launcher, or of the
   * shell, here.
   */
  function layDocker(home: string): void {
    const places = `--data "${workplace.data}" --home "${home}" --config "${workplace.config}"`;
    const words = [
      '#!/bin/sh -eu',
      'shift; [ "$1" != --env-file ] || shift 2',
      'case $1 in exec) shift 2 ;; run) while [ "$1" != ui ]; do shift; done; shift ;; *) exit 0 ;; esac',
      '[ "$1" = wombat ] || exec "$@"',
      `shift; exec "${process.execPath}" "${launcher}" "$@" ${places}`,
    ];
    writeFileSync(join(workplace.folder, 'bin/docker'), `${words.join('\n')}\n`, { mode: 0o755 });
  }

  /** Runs the commands below a heading as they stand there, with the names and places of this night. */
  async function shown(heading: string, { person = '', home = workplace.home } = {}): Promise<string> {
    layDocker(home);
    const block = operationsBlocks().find((one) => one.heading === heading);
    assert.ok(block, `the page shows nothing below ${heading}`);
    const commands = block.commands.split('\n').filter((line) => line !== 'git pull');
    ran.push(...commands.filter((line) => !DOCKERS_OWN.test(line)));
    const script = commands
      .join('\n')
      .replace('NAME', person)
      .replaceAll('20260131', plan.night)
      .replaceAll(' /backups/', ` ${workplace.folder}/backups/`)
      .replaceAll('/home/wombat/home', home)
      .replaceAll('HOME/', `${home}/`)
      .replaceAll('XZ_Cyg_V_0007', 'RWPsA_V_0001')
      .replaceAll('XZ_Cyg', 'RWPsA');
    const env = { ...process.env, PATH: `${workplace.folder}/bin:${process.env.PATH ?? ''}` };
    const child = spawn('sh', ['-euc', script], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.end(`${PASSWORD}\n${PASSWORD}\n`);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 0, `${script}\n${said}`);
    return said;
  }

  it('let somebody log in', async () => {
    assert.match(await shown('A simulated night first', { person: 'anna' }), /anna may log in as an admin/);
    assert.match(await shown('From an empty server', { person: 'berta' }), /berta may log in as an admin/);
  });

  it('look after a night, which is reduced again', async () => {
    const said = await shown('Looking after it');
    for (const words of [
      /waits until \.\/wombat resume/,
      /goes before all other nights/,
      /photometry: \d+ events replayed/,
    ])
      assert.match(said, words);
    await waits(2);
  });

  it('follow a frame and a series through the logs', async () => {
    assert.match(await shown('What happened to a frame'), /"path":"\S+RWPsA_V_0001\.fits"/);
  });

  it('find all in agreement', async () => {
    assert.doesNotMatch(await shown('A broken night'), /makes them anew/);
  });

  it('back up, and restore into a new home', async () => {
    assert.match(await shown('Backup'), /: \d+ events and \d+ facts of frames/);
    const home = join(workplace.folder, 'restored');
    assert.match(await shown('Restore', { home }), /: \d+ events and \d+ facts of frames, as of /);
    assert.ok(existsSync(join(home, 'keys/users.json')));
  });

  it('are all of those the page has, but for what Docker does itself or another spec looks at', () => {
    const isRun = (command: string) => {
      const [asked] = /^wombat \w+/.exec(command) ?? [];
      const isShown = (line: string) => line.startsWith(command) || (asked !== undefined && line.includes(` ${asked}`));
      return DOCKERS_OWN.test(command) || ran.some(isShown);
    };
    for (const command of operationsCommands()) {
      const elsewhere = ELSEWHERE.find(([pattern]) => pattern.test(command));
      assert.ok(isRun(command) || elsewhere, `no spec runs ${command}`);
      if (elsewhere === undefined) continue;
      const [, spec, word] = elsewhere;
      assert.ok(readFileSync(join(checkout, spec), 'utf8').includes(word), `${spec} does not know ${command}`);
    }
  });
});
