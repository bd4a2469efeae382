import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunFile, writeRunFile } from '@wombat/service-kit/run-file';
import { removeStartingFile, writeStartingFile } from '@wombat/service-kit/starting-file';
import { ServiceDirectory } from './serviceDirectory.js';
import { mayLive } from './serviceLife.js';

const { pid: gone } = spawnSync(process.execPath, ['--version']);
const file = (change: Partial<RunFile>): RunFile => {
  return { name: 'ingest', pid: process.pid, grpc: 'ingest:50051', http: 'http://ingest:8080', ...change };
};

describe('whether a service runs', () => {
  it('is told by its process on this computer, also in a file of an older program', () => {
    assert.equal(mayLive(file({ host: hostname() })), true);
    assert.equal(mayLive(file({})), true);
    assert.equal(mayLive(file({ host: hostname(), pid: gone })), false);
    assert.equal(mayLive(file({ pid: gone })), false);
  });

  it('is to be asked where it is in another container', () =>
    assert.equal(mayLive(file({ host: 'x1', pid: gone })), true));

  it('is known of a home that containers share', () => {
    const home = mkdtempSync(join(tmpdir(), 'wombat-life-'));
    const directory = new ServiceDirectory(home);
    try {
      writeRunFile(home, file({ host: hostname() }));
      writeRunFile(home, file({ name: 'catalog', host: 'x1', pid: gone }));
      assert.equal(directory.runsElsewhere(['ingest', 'publisher']), false);
      assert.equal(directory.runsElsewhere(['ingest', 'catalog']), true);
      assert.equal(directory.runFile('catalog')?.host, 'x1');
    } finally {
      directory.close();
      rmSync(home, { recursive: true });
    }
  });

  it('is known, with what it does, of one that cannot be reached yet, while its process lives', () => {
    const home = mkdtempSync(join(tmpdir(), 'wombat-life-'));
    const directory = new ServiceDirectory(home);
    const doing = 'made anew 120,000 of 310,000 events';
    try {
      assert.equal(directory.startingFile('ingest'), null);
      writeStartingFile(home, { name: 'ingest', pid: process.pid, host: hostname(), doing });
      writeStartingFile(home, { name: 'catalog', pid: gone, host: hostname(), doing });
      assert.equal(directory.startingFile('ingest')?.doing, doing);
      assert.equal(directory.startingFile('catalog'), null);
      assert.equal(directory.runFile('ingest'), null);
      removeStartingFile(home, 'ingest');
      assert.equal(directory.startingFile('ingest'), null);
    } finally {
      directory.close();
      rmSync(home, { recursive: true });
    }
  });
});
