import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { refuseAll } from '@wombat/result';
import { messageOf, readEnvironment, variablesOf } from './environment.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-environment-'));
const file = join(folder, 'wombat.yaml');

describe('readEnvironment', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has a place for everything where nothing is said', () => {
    const read = readEnvironment({});
    assert.ok(read.ok);
    const { config, settings, ...places } = read.value;
    assert.deepEqual(places, {
      home: resolve('./.wombat'),
      data: resolve('./data'),
      natsUrl: 'nats://127.0.0.1:4222',
      once: false,
      worker: null,
      listen: { host: '127.0.0.1', httpPort: 0, grpc: '127.0.0.1:0' },
      page: { port: 8080, names: [] },
      traces: false,
      failPoints: [],
    });
    assert.equal(config.observer.code, 'XXXX');
    assert.deepEqual([settings.file, settings.origins(['observer', 'code'])], ['', null]);
  });

  it('says to each of several services in a process who it is at the broker', () => {
    const variables = { NATS_URL: 'nats://all@here', NATS_URL_INGEST: 'nats://ingest@here', WOMBAT_HOME: '/home' };
    assert.equal(variablesOf('ingest', variables).NATS_URL, 'nats://ingest@here');
    assert.equal(variablesOf('catalog', variables).NATS_URL, 'nats://all@here');
    assert.equal(variablesOf('ingest', variables).WOMBAT_HOME, '/home');
  });

  it('takes the places of this run before the file, and the keys of the environment too', () => {
    writeFileSync(file, 'data: /from/file\nobserver: { code: ABC }\nsolve: { binary: x }\n');
    const fromFile = readEnvironment({ WOMBAT_CONFIG: file });
    assert.equal(fromFile.ok && fromFile.value.data, '/from/file');
    const read = readEnvironment({
      WOMBAT_CONFIG: file,
      WOMBAT_DATA: '/from/environment',
      WOMBAT_HOME: 'relative',
      WOMBAT_ONCE: '1',
      NATS_URL: 'nats://broker:4222',
      WOMBAT_SOLVE_BINARY: 'y',
    });
    assert.ok(read.ok);
    const { home, data, natsUrl, once, config, settings } = read.value;
    const origins = [['observer', 'code'], ['solve', 'binary'], ['data']].map(settings.origins);
    assert.equal(settings.file, file);
    assert.deepEqual(origins, [{ line: 2 }, { variable: 'WOMBAT_SOLVE_BINARY' }, { line: 1 }]);
    assert.deepEqual(
      { home, data, natsUrl, once },
      { home: resolve('relative'), data: '/from/environment', natsUrl: 'nats://broker:4222', once: true },
    );
    assert.deepEqual([config.observer.code, config.solve.binary], ['ABC', 'y']);
  });

  it('refuses a fail point there is not, and knows those there are', () => {
    const read = readEnvironment({ WOMBAT_FAILPOINT: 'event.sent:2' });
    assert.deepEqual(read.ok && read.value.failPoints, [
      { point: 'event.sent', program: null, nth: 2, action: 'exit' },
    ]);
    const refused = readEnvironment({ WOMBAT_FAILPOINT: 'event.lost' });
    assert.match(refused.ok ? '' : refused.fault.sentences.join(), /^WOMBAT_FAILPOINT: no fail point 'event\.lost'/);
  });

  it('says where a service listens, and by which names its page may be opened', () => {
    const read = readEnvironment({
      WOMBAT_HOST: '0.0.0.0',
      WOMBAT_HTTP_PORT: '9000',
      WOMBAT_UI_NAMES: 'Observatory.lan, dome',
      WOMBAT_WORKER: 'calibration-worker-2',
    });
    assert.ok(read.ok);
    assert.deepEqual(read.value.listen, { host: '0.0.0.0', httpPort: 9000, grpc: '0.0.0.0:0' });
    assert.deepEqual(read.value.page, { port: 9000, names: ['observatory.lan', 'dome'] });
    assert.equal(read.value.worker, 'calibration-worker-2');
    const other = readEnvironment({ WOMBAT_UI_PORT: '0', WOMBAT_HTTP_PORT: '9000', WOMBAT_GRPC: 'ingest:50051' });
    assert.ok(other.ok);
    assert.deepEqual([other.value.page.port, other.value.listen.grpc], [0, 'ingest:50051']);
  });

  for (const port of ['http', '-1', '65536', '8080.5'])
    it(`refuses ${port} for a port`, () => {
      const sentence = `'${port}': it must be a port, e.g. 8080`;
      assert.deepEqual(readEnvironment({ WOMBAT_UI_PORT: port }), refuseAll([`WOMBAT_UI_PORT is ${sentence}`]));
      assert.deepEqual(readEnvironment({ WOMBAT_HTTP_PORT: port }), refuseAll([`WOMBAT_HTTP_PORT is ${sentence}`]));
    });

  it('refuses an address of the broker that cannot be read, and shows nothing of it', () => {
    for (const address of ['nats://me:pa55%zz@h', 'nats://me:pa55/w@h:1', 'http://me:pa55@h']) {
      const refused = readEnvironment({ NATS_URL: address });
      const sentences = refused.ok ? [] : refused.fault.sentences;
      assert.deepEqual(sentences.length, 1, address);
      assert.match(sentences.join(), /^NATS_URL: the address of the nats-server cannot be read/);
      assert.doesNotMatch(sentences.join(), /pa55/);
    }
    const none = readEnvironment({ NATS_URL: '' });
    assert.equal(none.ok && none.value.natsUrl, 'nats://127.0.0.1:4222');
  });

  it('says that a configuration cannot be read', () => {
    const missing = join(folder, 'missing.yaml');
    assert.deepEqual(
      readEnvironment({ WOMBAT_CONFIG: missing }),
      refuseAll([`cannot read the configuration ${missing}: ENOENT: no such file or directory, open '${missing}'`]),
    );
    assert.deepEqual(
      readEnvironment({ WOMBAT_CONFIG: folder }),
      refuseAll([`cannot read the configuration ${folder}: EISDIR: illegal operation on a directory, read`]),
    );
  });

  it('names the file with every problem in it, and only where there is a file', () => {
    writeFileSync(file, 'dat: x\nobserver: { date: MJD }\n');
    assert.deepEqual(
      readEnvironment({ WOMBAT_CONFIG: file }),
      refuseAll([
        `${file}: line 2: 'observer.date' is "MJD": it must be "JD" or "HJD"`,
        `${file}: line 1: unknown key 'dat' at the top: did you mean 'data'? docs/configuration.md lists every key`,
      ]),
    );
    assert.deepEqual(
      readEnvironment({ WOMBAT_OBSERVER_DATE: 'MJD' }),
      refuseAll([`WOMBAT_OBSERVER_DATE: 'observer.date' is "MJD": it must be "JD" or "HJD"`]),
    );
  });
});

describe('messageOf', () => {
  it('gives words for whatever was thrown', () => {
    assert.deepEqual([messageOf(new Error('a')), messageOf('b'), messageOf(3)], ['a', 'b', '3']);
  });
});
