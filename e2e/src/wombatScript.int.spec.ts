import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prerequisiteList } from '@wombat/prerequisites';
import { checkout } from './documents/document.js';
import { launcher } from './harness/workplace.js';

const LIST = 'packages/prerequisites/prerequisites.txt';
const BY_HAND = [
  'detect',
  'measure',
  'calibrate',
  'convert',
  'wcs',
  'master-bias',
  'master-dark',
  'master-flat',
  'reduce-night',
];
const COMMANDS = ['demo', 'up', 'run', 'rebuild', 'status', 'doctor', 'service', 'test', 'nonsense', ...BY_HAND];

/** Programs, places and files that no machine has but where a test puts them. */
const invented = (folder: string) => `
place ${folder}/a place
prerequisite broker
  why is for some commands
  for demo run test:int
  unless SOMEBODY_ELSES
  program wombat-no-broker
  program wombat-some-broker
  debian broker
prerequisite window
  why is a program by its path
  for test:e2e
  program ${folder}/An App/browser
  debian window fonts
prerequisite data
  why is a file
  for test:unit
  file ${folder}/some data.fits
  debian data
`;

/**
 * A checkout that holds no more than the script: warm where told, with an apt-get that only writes down what it is
 * asked.
 */
describe('./wombat, before it hands over to the launcher', () => {
  let folder = '';
  const at = (path: string) => join(folder, path);
  const put = (path: string, text: string) => {
    mkdirSync(join(at(path), '..'), { recursive: true });
    writeFileSync(at(path), text, { mode: 0o755 });
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wombat-script-'));
    cpSync(join(checkout, 'wombat'), at('wombat'));
    put(LIST, invented(folder));
    put('bin/apt-get', `#!/bin/sh\necho "$@" >>'${at('asked')}'\n`);
    put('bin/sudo', '#!/bin/sh\nwhile [ "$1" = -n ]; do shift; done\nexec "$@"\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync('sh', [at('wombat'), ...words], {
      encoding: 'utf8',
      env: { PATH: `${at('bin')}:${process.env.PATH ?? ''}`, ...env },
    });

  /** The packages it installs for a command line. */
  function installed(words: readonly string[], env: NodeJS.ProcessEnv = {}): string[] {
    for (const name of ['packages', 'services', 'tools', 'proto', 'e2e', 'node_modules'])
      mkdirSync(at(name), { recursive: true });
    for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json']) put(name, '{}');
    put('packages/launcher/dist/bundle/main.js', '');
    put('.tools/node', `${process.execPath}\n`);
    put('.tools/built', '');
    const later = Date.now() / 1000 + 3600;
    utimesSync(at('.tools/built'), later, later);
    rmSync(at('asked'), { force: true });
    const { status, stderr } = start(words, env);
    assert.equal(status, 0, stderr);
    if (!existsSync(at('asked'))) return [];
    const [, packages = ''] =
      /^install -y --no-install-recommends (.+)\n$/.exec(readFileSync(at('asked'), 'utf8')) ?? [];
    return packages.split(' ');
  }

  it('builds again when a source was changed or came after the build, and not else', () => {
    put('bin/npm', '#!/bin/sh\nexit 1\n');
    const builds = (command: string) => /^wombat: building$/m.test(start([command]).stderr);
    const sources = [
      'packages/sky/src/airmass.ts',
      'services/ingest/src/main.ts',
      'tsconfig.json',
      'package-lock.json',
    ];
    for (const path of sources) put(path, '');
    installed(['status']);
    put('.tools/installed', '');
    const built = statSync(at('.tools/built')).mtimeMs / 1000;
    const stamp = (path: string, seconds: number) => utimesSync(at(path), seconds, seconds);
    stamp('.tools/installed', built + 120);
    put('packages/sky/README.md', '');
    stamp('packages/sky/README.md', built + 60);
    assert.equal(builds('status'), false, 'nothing is built of a text');
    const changed = (command: string) =>
      sources.filter((path) => {
        stamp(path, built + 60);
        const due = builds(command);
        stamp(path, built - 60);
        return due;
      });
    assert.deepEqual(changed('status'), sources);
    put('packages/sky/src/room/julianDate.ts', '');
    assert.equal(builds('status'), false, 'what came is older than the build');
    stamp('packages/sky/src/room/julianDate.ts', built + 60);
    assert.equal(builds('status'), true, 'a source came');
  });

  it('builds again for work by hand when a source that the build noted was changed', () => {
    put('bin/npm', '#!/bin/sh\nexit 0\n');
    const noted = ['packages/sky/src/airmass.ts', 'packages/sky/src/a $name.ts', 'package-lock.json'];
    const passedOver = [
      'packages/sky/src/airmass.unit.spec.ts',
      'packages/sky/README.md',
      'services/ingest/src/main.ts',
    ];
    for (const path of [...noted, ...passedOver]) put(path, '');
    installed(['status']);
    rmSync(at('.tools/built'));
    const builds = () => /^wombat: building$/m.test(start(['measure']).stderr);
    assert.equal(builds(), true);
    const changed = [...noted, ...passedOver].filter((path) => {
      const built = statSync(at('.tools/built')).mtimeMs / 1000;
      utimesSync(at(path), built + 60, built + 60);
      const due = builds();
      utimesSync(at(path), built - 60, built - 60);
      return due;
    });
    assert.deepEqual(changed, noted, 'built of packages alone');
    assert.equal(builds(), false);
  });

  it('installs what the list says a command or a kind of tests needs', () => {
    assert.deepEqual(installed(['demo', '--no-ui']), ['broker']);
    assert.deepEqual(installed(['test']), ['broker', 'window', 'fonts', 'data']);
    assert.deepEqual(installed(['test', 'int']), ['broker']);
    assert.deepEqual(installed(['test', '--home', '/x']), ['broker', 'window', 'fonts', 'data']);
    assert.deepEqual(installed(['status']), []);
    assert.deepEqual(installed([]), []);
  });

  it('installs nothing where somebody else has it, unless tests are to be run', () => {
    assert.deepEqual(installed(['run', '--once'], { SOMEBODY_ELSES: 'nats://there' }), []);
    assert.deepEqual(installed(['test', 'int'], { SOMEBODY_ELSES: 'nats://there' }), ['broker']);
  });

  it('installs nothing that is there: on PATH, in a place, by its path, as a file', () => {
    put('a place/wombat-some-broker', '');
    put('An App/browser', '');
    put('some data.fits', '');
    assert.deepEqual(installed(['test']), []);
    rmSync(at('a place'), { recursive: true });
    put('bin/wombat-no-broker', '');
    assert.deepEqual(installed(['test']), []);
    rmSync(at('some data.fits'));
    assert.deepEqual(installed(['test']), ['data']);
  });

  it('installs the others where one is not known, and says which', () => {
    installed(['status']);
    const refusing = `case "$*" in *fonts*) exit 100 ;; esac`;
    put('bin/apt-get', `#!/bin/sh\n${refusing}\necho "$@" >>'${at('asked')}'\n`);
    const { status, stderr } = start(['test']);
    assert.equal(status, 0);
    const asked = readFileSync(at('asked'), 'utf8').match(/^install .*$/gm);
    const words = 'install -y --no-install-recommends';
    assert.deepEqual(asked, [`${words} broker`, `${words} window`, `${words} data`]);
    assert.match(
      stderr,
      /^wombat: apt-get could not install fonts \(.*: apt-get install -y --no-install-recommends fonts$/m,
    );
  });

  it('installs nothing to show its help', () => {
    assert.deepEqual(installed(['test', '--help']), []);
    assert.deepEqual(installed(['demo', '-h']), []);
  });

  it('refuses tests of a kind there is not before anything is made or installed', () => {
    const { status, stderr } = start(['test', 'foo']);
    assert.equal(status, 1);
    assert.equal(stderr, "wombat: no tests of the kind 'foo': the kinds are int e2e unit\n");
    assert.deepEqual([existsSync(at('.tools')), existsSync(at('asked'))], [false, false]);
  });

  it('refuses a word that is no command before anything is made or installed', () => {
    const list = 'packages/launcher/src/commandList.ts';
    put(list, readFileSync(join(checkout, list), 'utf8'));
    const { status, stderr } = start(['frobnicate', '--help']);
    assert.equal(status, 1);
    assert.match(stderr, /^wombat: unknown command 'frobnicate': the commands are demo up run .* test\n$/);
    assert.deepEqual([existsSync(at('.tools')), existsSync(at('asked'))], [false, false]);
    for (const words of [['status'], ['reduce-night'], ['help', 'run'], ['--home', 'x', 'run']])
      assert.deepEqual(installed(words), []);
  });

  it('refuses a Node.js that cannot bring another, with what helps', () => {
    put('bin/node', '#!/bin/sh\necho v16.20.2\n');
    const { status, stderr } = start(['status']);
    assert.equal(status, 1);
    assert.match(stderr, /^wombat: Node\.js 18 or newer is needed, \S+ is v16\.20\.2: take one from https:/);
  });

  it('knows the kinds of tests the launcher knows', () => {
    const { stderr } = spawnSync(process.execPath, [launcher, 'test', 'foo'], { encoding: 'utf8' });
    const kinds = /the kinds are (.+)\n$/.exec(stderr)?.[1]?.split(', ') ?? [];
    const words = prerequisiteList().prerequisites.flatMap(({ neededFor }) => neededFor);
    const known = words.flatMap((word) => /^test:(.+)$/.exec(word)?.[1] ?? []);
    assert.deepEqual([...new Set(known)].sort(), kinds.sort());
  });

  for (const command of COMMANDS) {
    it(`reads the list of this checkout as the launcher does: ${command}, on a machine that has nothing`, () => {
      const list = readFileSync(join(checkout, LIST), 'utf8');
      put(LIST, list.replace(/^ {2}(program|file) /gm, '  $1 /absent/'));
      const wanted = prerequisiteList()
        .prerequisites.filter(({ neededFor }) => neededFor.some((word) => word.split(':')[0] === command))
        .flatMap(({ debian }) => debian);
      assert.deepEqual(installed([command]), wanted);
    });
  }
});
