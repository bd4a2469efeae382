import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { refuseAll } from '@wombat/result';
import { messageOf, readEnvironment } from './environment.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-environment-'));
const file = join(folder, 'wombat.yaml');

describe('readEnvironment', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has a place for everything where nothing is said', () => {
    const read = readEnvironment({});
    assert.ok(read.ok);
    const { config, ...places } = read.value;
    assert.deepEqual(places, {
      home: resolve('./.wombat'),
      data: resolve('./data'),
      natsUrl: 'nats://127.0.0.1:4222',
      once: false,
    });
    assert.equal(config.observer.code, 'XXXX');
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
    const { home, data, natsUrl, once, config } = read.value;
    assert.deepEqual(
      { home, data, natsUrl, once },
      { home: resolve('relative'), data: '/from/environment', natsUrl: 'nats://broker:4222', once: true },
    );
    assert.deepEqual([config.observer.code, config.solve.binary], ['ABC', 'y']);
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
        `${file}: 'observer.date' is "MJD": it must be "JD" or "HJD"`,
        `${file}: unknown key 'dat' at the top: check the spelling; docs/configuration.md lists every key`,
      ]),
    );
    assert.deepEqual(
      readEnvironment({ WOMBAT_OBSERVER_DATE: 'MJD' }),
      refuseAll([`'observer.date' is "MJD": it must be "JD" or "HJD"`]),
    );
  });
});

describe('messageOf', () => {
  it('gives words for whatever was thrown', () => {
    assert.deepEqual([messageOf(new Error('a')), messageOf('b'), messageOf(3)], ['a', 'b', '3']);
  });
});
