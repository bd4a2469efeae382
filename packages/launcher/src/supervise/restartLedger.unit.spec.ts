import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRestarts } from '@wombat/service-kit/restarts-file';
import { RestartLedger } from './restartLedger.js';

const at = '2026-01-01T00:00:00.000Z';
const killed = { code: null, signal: 'SIGKILL', lastWords: '' } as const;
const broken = { code: 1, signal: null, lastWords: 'Error: the disk is on fire' } as const;

describe('the ledger of restarts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wombat-restarts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function scene(home = folder) {
    const said: string[] = [];
    return { said, ledger: new RestartLedger({ home, now: () => new Date(at), say: (text) => void said.push(text) }) };
  }

  it('is empty at first, then counts each program with how it last ended, and is gone in the end', () => {
    const { ledger } = scene();
    assert.equal(readRestarts(folder), null);
    ledger.open();
    assert.deepEqual(readRestarts(folder), {});
    for (const exit of [killed, broken]) ledger.record('photometry', exit);
    ledger.record('photometry-worker-1', killed);
    assert.deepEqual(readRestarts(folder), {
      photometry: { count: 2, lastAt: at, lastEnd: 'exit code 1: Error: the disk is on fire' },
      'photometry-worker-1': { count: 1, lastAt: at, lastEnd: 'ended by SIGKILL' },
    });
    ledger.close();
    assert.equal(readRestarts(folder), null);
  });

  it('tells once that it cannot be written, and loses no count by it', () => {
    const home = join(folder, 'home');
    writeFileSync(home, 'no folder');
    const { ledger, said } = scene(home);
    ledger.open();
    ledger.record('ingest', killed);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /cannot be written/);
    rmSync(home);
    ledger.record('ingest', killed);
    assert.equal(readRestarts(home)?.ingest?.count, 2);
  });
});
