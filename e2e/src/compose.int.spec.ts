import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configOf, defaultNights } from '@wombat/observatory';
import { itUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { parse } from 'yaml';
import { checkout } from './documents/document.js';

interface Mount {
  type: string;
  source: string;
  bind?: { create_host_path?: boolean };
}

interface Container {
  profiles?: string[];
  image?: string;
  cap_drop?: string[];
  build?: { dockerfile: string; target: string };
  user?: string;
  init?: boolean;
  read_only?: boolean;
  tmpfs?: string[];
  container_name?: string;
  ports?: string[];
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  volumes?: (string | Mount)[];
  depends_on?: Record<string, { condition: string }>;
}

interface Compose {
  version?: string;
  services: Record<string, Container>;
  volumes: Record<string, unknown>;
}

const file = join(checkout, 'docker-compose.yml');
const text = readFileSync(file, 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const dockerfile = readFileSync(join(checkout, 'docker/Dockerfile'), 'utf8');
const withoutCompose = skipWithoutPrerequisite('docker-compose');

/** The names `./wombat service` knows, as it says them itself. */
function programNames(): string[] {
  const home = mkdtempSync(join(tmpdir(), 'wombat-compose-'));
  try {
    const launcher = join(checkout, 'packages/launcher/dist/bundle/main.js');
    const { stderr } = spawnSync(process.execPath, [launcher, 'service', 'nobody', '--home', home], {
      cwd: home,
      encoding: 'utf8',
    });
    return /there are (.+)/.exec(stderr)?.[1]?.trim().split(', ') ?? [];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

describe('docker-compose.yml', () => {
  itUnless(withoutCompose)('is accepted by docker-compose', () => {
    // Debian's docker-compose is older than the one key.
    const input = text.replace(/^ *bind: \{ create_host_path: false \}\n/gm, '');
    const words = ['-f', '-', '--project-directory', checkout, 'config', '-q'];
    const { status, stderr } = spawnSync('docker-compose', words, { encoding: 'utf8', input });
    assert.equal(status, 0, stderr);
  });

  it('has no folder made where one is missing, and no version that nobody reads', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
    const binds = mounts.filter((mount) => typeof mount !== 'string' && mount.type === 'bind') as Mount[];
    assert.ok(binds.length > 20);
    for (const { source, bind } of binds) assert.equal(bind?.create_host_path, false, source);
    assert.ok(mounts.every((mount) => typeof mount !== 'string' || !/^[./$]/.test(mount)));
    assert.equal(compose.version, undefined);
  });

  it('publishes the page, which answers to the names it is given, and Grafana to this computer alone', () => {
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
    assert.deepEqual(
      published.map(([name]) => name),
      ['ui', 'grafana'],
    );
    assert.match(compose.services.grafana?.ports?.join() ?? '', /^127\.0\.0\.1:[^,]+$/);
    assert.match(compose.services.ui?.environment?.WOMBAT_UI_NAMES ?? '', /^\$\{WOMBAT_UI_NAMES:-\}$/);
  });

  it('has every program the launcher has', () => {
    const names = programNames().filter((name) => name !== 'broker');
    assert.ok(names.includes('ingest') && names.includes('photometry-worker'), names.join());
    assert.deepEqual(
      names.filter((name) => compose.services[name]?.command?.[0] !== name),
      [],
    );
  });

  it('syncs the broker before it acknowledges, and keeps its store on a volume', () => {
    const broker = readFileSync(join(checkout, 'docker/nats.conf'), 'utf8');
    assert.match(broker, /^\s*sync_interval: always$/m);
    assert.match(broker, /^\s*store_dir: \/data$/m);
    assert.deepEqual(compose.services.nats?.volumes, ['broker:/data']);
    assert.ok('broker' in compose.volumes && 'home' in compose.volumes);
  });

  it('has in its demo the configuration of the night that is simulated there', () => {
    const places = { data: '/data', starDatabase: '/opt/astap', aavsoUrl: 'http://aavso:8099' };
    const { ingest, ...configuration } = parse(readFileSync(join(checkout, 'docker/demo/wombat.yaml'), 'utf8'));
    assert.deepEqual(configuration, parse(configOf(defaultNights.xzCyg(), places)));
    assert.ok(ingest.nightSettleSeconds < 10);
    assert.deepEqual(compose.services.aavso?.profiles, ['demo']);
    const script = readFileSync(join(checkout, 'docker/demo.sh'), 'utf8');
    for (const words of [' xzCyg --out ', ' --port 8099 ']) assert.ok(script.includes(words));
  });

  it('has programs of others only where they are asked for, of one version each, on a disk they cannot change', () => {
    const guests = Object.values(compose.services).filter(({ image }) => image !== undefined);
    assert.equal(guests.length, 2);
    for (const { profiles, image = '', cap_drop: dropped, ...guest } of guests) {
      assert.deepEqual([profiles, dropped, guest.read_only], [['ops'], ['ALL'], true]);
      assert.match(image, /:v?\d+\.\d+\.\d+$/);
    }
  });

  for (const [name, container] of Object.entries(compose.services)) {
    if (container.image !== undefined) continue;
    it(`${name} runs as nobody special on a disk it cannot change`, () => {
      assert.match(container.user ?? '', /^\$\{WOMBAT_UID:-[1-9]\d*\}:\$\{WOMBAT_GID:-[1-9]\d*\}$/);
      assert.equal(container.read_only, true);
      assert.equal(container.init, true);
      assert.ok(container.tmpfs?.includes('/tmp'));
    });

    it(`${name} is built by a target of the Dockerfile`, () => {
      assert.ok(existsSync(join(checkout, container.build?.dockerfile ?? '')));
      assert.match(dockerfile, new RegExp(`^FROM .+ AS ${container.build?.target}$`, 'm'));
    });

    if (name !== 'nats' && name !== 'aavso') {
      it(`${name} waits for the broker`, () => {
        assert.equal(container.depends_on?.nats?.condition, 'service_healthy');
        assert.equal(container.environment?.NATS_URL, 'nats://nats:4222');
      });
    }

    if (name.endsWith('-worker')) {
      it(`${name} scales`, () => {
        assert.equal(container.container_name, undefined);
        assert.equal(container.ports, undefined);
      });
    }

    it(`${name} is asked how it is, by what weighs little`, () => {
      const [how, program = ''] = container.healthcheck?.test ?? [];
      assert.equal(how, 'CMD');
      assert.doesNotMatch(program, /node|[\s()]/);
    });
  }
});
