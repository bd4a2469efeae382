import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeStartingFile } from '@wombat/service-kit/starting-file';
import { itUnless } from '@wombat/testdata';
import { readBrokerFile } from '../broker/brokerFile.js';
import { takeHomeLock } from '../places/homeLock.js';
import { isAlive } from '../places/livingProcess.js';
import { services } from '../registry.js';
import { eventually, NOBODY, skipUnlessNobodyCanRun, startLauncher } from '../testkit/launcherProcess.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-commands-'));
chmodSync(folder, 0o777);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A configuration that wants nothing of this machine but nats-server. */
const config = join(folder, 'wombat.yaml');
const stars = join(folder, 'stars');
mkdirSync(stars);
writeFileSync(join(stars, 'g18_0101.290'), '');
writeFileSync(config, `solve: { binary: /bin/sh, database: ${stars} }\n`);

const folderNamed = (name: string, mode = 0o755) => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  return path;
};
const places = (data: string, home: string) => ['--data', data, '--home', join(folder, home), '--config', config];
const launch = (...args: string[]) => startLauncher(args).ended;
/** One plain line, and nothing else. */
const oneLine = (stderr: string) => assert.match(stderr, /^wombat: [^\n]+\n$/);

describe('run --once', () => {
  it('says in one line what is wrong with the data folder, and starts nothing', async () => {
    for (const [data, words] of [
      [join(folder, 'none'), /does not exist/],
      [folderNamed('empty'), /is empty/],
    ] as const) {
      const { code, stdout, stderr } = await launch('run', '--once', ...places(data, 'home-data'));
      assert.equal(code, 1);
      assert.equal(stdout, '');
      oneLine(stderr);
      assert.match(stderr, words);
      assert.deepEqual(readdirSync(join(folder, 'home-data')), []);
    }
  });

  itUnless(skipUnlessNobodyCanRun())('says so when this user may not read it', async () => {
    const data = folderNamed('locked', 0o700);
    writeFileSync(join(data, 'x'), '');
    const { code, stderr } = await startLauncher(['run', '--once', ...places(data, 'home-nobody')], { user: NOBODY })
      .ended;
    assert.equal(code, 1);
    oneLine(stderr);
    assert.match(stderr, /cannot be read by this user/);
  });

  it('says each problem of the configuration in a line', async () => {
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, 'site: { latitude: 131, longitude: 0 }\nsolv: {}\n');
    const { code, stderr } = await launch('run', '--once', '--config', bad, '--home', join(folder, 'home-config'));
    assert.equal(code, 1);
    assert.match(stderr, /site\.latitude/);
    assert.match(stderr, /'solv'/);
    assert.equal(stderr.trim().split('\n').length, 2);
  });

  it('does not start in a home that is in use', async () => {
    const home = folderNamed('home-taken');
    const lock = takeHomeLock(home, 'up');
    assert.ok(lock.ok);
    const data = folderNamed('nights');
    writeFileSync(join(data, 'x'), '');
    const { code, stderr } = await launch('run', '--once', ...places(data, 'home-taken'));
    lock.value.release();
    assert.equal(code, 1);
    oneLine(stderr);
    assert.match(stderr, new RegExp(`in use by ./wombat up \\(process ${process.pid}\\)`));
  });

  it('says so when nobody answers at NATS_URL', async () => {
    const data = folderNamed('nights');
    writeFileSync(join(data, 'x'), '');
    const environment = { NATS_URL: 'nats://127.0.0.1:1' };
    const { code, stderr } = await startLauncher(['run', '--once', ...places(data, 'home-nats')], { environment })
      .ended;
    assert.equal(code, 1);
    assert.match(stderr, /no nats-server answers/);
  });
});

describe('up', () => {
  it('runs every service, stops all of them in order when asked, and leaves nothing behind', async () => {
    const up = startLauncher(['up', ...places(folderNamed('empty'), 'home-up')]);
    const home = join(folder, 'home-up');
    const pids = await eventually('all run', () => pidsOf(home));
    up.child.kill('SIGTERM');
    assert.equal((await up.ended).code, 0);
    assert.deepEqual(pids.filter(isAlive), []);
    assert.deepEqual(
      readdirSync(home).filter((name) => name.startsWith('lock')),
      [],
    );
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'calls no end unexpected where all its processes are asked to end at once: %s',
    async (signal) => {
      const name = `home-group-${signal}`;
      const up = startLauncher(['up', ...places(folderNamed(`nights-${signal}`), name)], { inGroup: true });
      const pids = await eventually('all run', () => pidsOf(join(folder, name)));
      process.kill(-(up.child.pid ?? 0), signal);
      const { code, stdout, stderr } = await up.ended;
      assert.equal(code, 0);
      assert.match(stdout + stderr, /stopping/);
      assert.doesNotMatch(stdout + stderr, /unexpectedly/);
      assert.deepEqual(pids.filter(isAlive), []);
    },
  );

  it('calls no end unexpected where its processes are asked to end a moment before it is', async () => {
    const up = startLauncher(['up', ...places(folderNamed('nights-before'), 'home-before')], { inGroup: true });
    const [, ...services] = await eventually('all run', () => pidsOf(join(folder, 'home-before')));
    for (const pid of services) process.kill(pid, 'SIGTERM');
    await eventually('one has ended', () => !services.every(isAlive));
    up.child.kill('SIGTERM');
    const { code, stdout, stderr } = await up.ended;
    assert.equal(code, 0);
    assert.doesNotMatch(stdout + stderr, /unexpectedly/);
  });

  it('keeps another home from reducing the same nights meanwhile', async () => {
    const data = folderNamed('shared');
    writeFileSync(join(data, 'x'), '');
    const up = startLauncher(['up', ...places(data, 'home-first')]);
    await eventually('all run', () => pidsOf(join(folder, 'home-first')));
    const other = await launch('run', '--once', ...places(data, 'home-second'));
    up.child.kill('SIGTERM');
    await up.ended;
    assert.equal(other.code, 1);
    assert.match(
      other.stderr,
      /is being reduced by \.\/wombat up for the home .*home-first \(process \d+\): two at once/,
    );
    assert.deepEqual(readdirSync(data).sort(), ['.wombat-home', 'x']);
  });

  it('keeps another home from reducing them later, until a person has it take the folder over', async () => {
    const data = folderNamed('shared');
    const words =
      /^wombat: the data folder .*shared belongs to the home .*home-first \(since 20.+home-third would write/;
    const refused = await launch('run', '--once', ...places(data, 'home-third'));
    assert.equal(refused.code, 1);
    oneLine(refused.stderr);
    assert.match(refused.stderr, words);
    for (const command of ['doctor', 'verify']) {
      const { code, stdout } = await launch(command, ...places(data, 'home-third'));
      assert.equal(code, 1);
      assert.match(stdout, /data.* belongs to the home .*home-first/);
      assert.doesNotMatch((await launch(command, ...places(data, 'home-first'))).stdout, /belongs to/);
    }
    rmSync(join(data, '.wombat-home'));
    const up = startLauncher(['up', ...places(data, 'home-third')]);
    await eventually('all run', () => pidsOf(join(folder, 'home-third')));
    up.child.kill('SIGTERM');
    assert.equal((await up.ended).code, 0);
  });

  it('takes everything with it when it is killed', async () => {
    const up = startLauncher(['up', ...places(folderNamed('empty-killed'), 'home-killed')]);
    const home = join(folder, 'home-killed');
    const pids = await eventually('all run', () => pidsOf(home));
    up.child.kill('SIGKILL');
    await up.ended;
    await eventually('all are gone', () => pids.filter(isAlive).length === 0);
  });
});

/** Process ids of the broker and of every service; null until all are there. */
function pidsOf(home: string): number[] | null {
  if (readBrokerFile(home) === null) return null;
  const names = readdirSync(join(home, 'run'));
  const wanted = services({ page: true }).map(({ name }) => `${name}.json`);
  if (wanted.length === 0 || !wanted.every((name) => names.includes(name))) return null;
  const read = (name: string) => readFileSync(join(home, 'run', name), 'utf8');
  return [Number(read('nats-server.pid')), ...wanted.map((name) => (JSON.parse(read(name)) as { pid: number }).pid)];
}

describe('the other commands', () => {
  it('tell that nothing runs', async () => {
    const { code, stdout } = await launch('status', ...places(folderNamed('empty'), 'home-new'));
    assert.equal(code, 0);
    assert.match(stdout, /No series yet.*\n\nNothing runs in/);
  });

  it('tell that a folder of something else is no home', async () => {
    mkdirSync(join(folderNamed('pictures'), 'holiday'), { recursive: true });
    for (const more of [[], ['--json']]) {
      const { code, stdout, stderr } = await launch('status', ...more, ...places(folderNamed('empty'), 'pictures'));
      assert.deepEqual([code, stdout], [1, '']);
      oneLine(stderr);
      assert.match(stderr, /pictures is no home of wombatpipeline: name with --home/);
    }
  });

  it('tell of a service that makes its tables anew and cannot be reached yet', async () => {
    const doing = 'made anew 120,000 of 310,000 events';
    writeStartingFile(folderNamed('home-starting'), { name: 'ingest', pid: process.pid, doing });
    const { code, stdout } = await launch('status', ...places(folderNamed('empty'), 'home-starting'));
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^ingest +${process.pid} +starting +${doing}$`, 'm'));
  });

  it('name a service that is not there, and the broker that is missing', async () => {
    const none = await launch('service', 'cooking', '--home', join(folder, 'home-new'));
    assert.equal(none.code, 1);
    assert.match(none.stderr, /no service 'cooking': there are broker, ingest/);
    const alone = await launch('service', 'ingest', '--home', join(folder, 'home-new'));
    assert.equal(alone.code, 1);
    assert.match(alone.stderr, /service broker/);
  });

  it('look at everything: the doctor faults what keeps a run from working', async () => {
    const sick = await launch('doctor', ...places(join(folder, 'none'), 'home-doctor'));
    assert.equal(sick.code, 1);
    assert.match(sick.stdout, /^FAULT {2}data .*does not exist/m);
    const data = folderNamed('nights');
    writeFileSync(join(data, 'x'), '');
    const well = await launch('doctor', ...places(data, 'home-doctor'));
    assert.doesNotMatch(well.stdout, /^FAULT/m);
    assert.equal(well.code, 0);
  });

  it('take coefficients from a file of Transform Generator, and give them back as one', async () => {
    const ini = join(folder, 'rig.ini');
    writeFileSync(
      ini,
      '[Setup]\ndescription=Rig\n[Coefficients]\nTbv=1.05\nTb_bv=0.1234\nTr_ri=0.1\n[Error]\nTb_bv=0.0040\n',
    );
    assert.match((await launch('coefficients', `${ini}.not`)).stderr, /^wombat: there is no file .*\.not\n$/);
    const lines = (await launch('coefficients', ini)).stdout;
    assert.match(lines, /Tv_bv: \{ value: 0\.0758, error: 0\.004 \} # from Tbv, Tb_bv/);
    assert.match(lines, /# Tr_ri is left out: magnitudes are transformed by/);
    const told = join(folder, 'told.yaml');
    writeFileSync(told, `cameras:\n  - match: { INSTRUME: Rig }\n${lines}`);
    const { stdout } = await launch('coefficients', '--config', told, '--home', join(folder, 'home-new'));
    const values = 'Tbv=1.0500\nTb_bv=0.1234\nTv_bv=0.0758\n';
    const errors = 'Tbv=0.0062\nTb_bv=0.0040\nTv_bv=0.0040\n';
    assert.equal(stdout, `[Setup]\ndescription=Rig\n[Coefficients]\n${values}[Error]\n${errors}`);
    const none = await launch('coefficients', '--config', config, '--home', join(folder, 'home-new'));
    assert.match(none.stderr, /tells no coefficients/);
    assert.match((await launch('coefficients', told)).stderr, /no coefficient in it, such as Tb_bv/);
  });
});
