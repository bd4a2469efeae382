import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itUnless } from '@wombat/testdata';
import { LogFile } from './logFile.js';
import { setAside } from './setAside.js';

const NO_FULL_DISK = existsSync('/dev/full') ? false : 'NOT RUN: there is no /dev/full here';

describe('a log', () => {
  let folder: string;
  let path: string;
  let faults: string[];
  const log = (mostBytes: number) =>
    new LogFile(path, { mostBytes, failed: (error) => faults.push(error instanceof Error ? error.message : '') });
  const texts = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wombat-log-file-'));
    path = join(folder, 'ingest.log');
    faults = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('never holds more than it may, and three before it are kept', () => {
    const file = log(10);
    for (let line = 0; line < 12; line++) file.write(`${String(line).padStart(4, '0')}\n`);
    assert.deepEqual(texts(), {
      'ingest.log': '0010\n0011\n',
      'ingest.1.log': '0008\n0009\n',
      'ingest.2.log': '0006\n0007\n',
      'ingest.3.log': '0004\n0005\n',
    });
    assert.deepEqual(faults, []);
  });

  it('goes on where an earlier process left it', () => {
    log(10).write('0000\n');
    const later = log(10);
    for (const line of ['0001\n', '0002\n']) later.write(line);
    assert.deepEqual(texts(), { 'ingest.log': '0002\n', 'ingest.1.log': '0000\n0001\n' });
  });

  it('is not set aside twice by two processes that fill it', () => {
    const [one, other] = [log(10), log(10)];
    one.write('0000\n');
    other.write('0001\n');
    one.write('0002\n');
    other.write('0003\n');
    other.write('0004\n');
    const kept = Object.entries(texts());
    assert.deepEqual(kept.flatMap(([, text]) => text.split('\n').filter((line) => line !== '')).sort(), [
      '0000',
      '0001',
      '0002',
      '0003',
      '0004',
    ]);
    assert.ok(kept.length <= 3, kept.join());
  });

  it('takes a line that is longer than all it may hold, alone', () => {
    const file = log(10);
    for (const line of ['0000\n', 'twelve bytes\n', '0001\n']) file.write(line);
    assert.deepEqual(texts(), { 'ingest.log': '0001\n', 'ingest.1.log': 'twelve bytes\n', 'ingest.2.log': '0000\n' });
  });

  itUnless(NO_FULL_DISK)('loses the lines a full disk (/dev/full) does not take, and no other', () => {
    const file = log(10);
    symlinkSync('/dev/full', path);
    file.write('0000\n');
    file.write('0001\n');
    unlinkSync(path);
    file.write('0002\n');
    assert.deepEqual(texts(), { 'ingest.log': '0002\n' });
    assert.equal(faults.length, 2);
    for (const fault of faults) assert.match(fault, /ENOSPC/);
  });

  it('begins anew where a person removed it while nothing was written', () => {
    const file = new LogFile(path, { idleMilliseconds: 0, failed: (error) => faults.push(String(error)) });
    file.write('0000\n');
    unlinkSync(path);
    file.write('0001\n');
    assert.deepEqual([texts(), faults], [{ 'ingest.log': '0001\n' }, []]);
  });

  it('loses lines while it cannot be opened, and goes on when it can', () => {
    const file = log(10);
    rmSync(folder, { recursive: true });
    file.write('0000\n');
    assert.match(faults.join(), /ENOENT/);
    mkdirSync(folder);
    file.write('0001\n');
    assert.deepEqual(texts(), { 'ingest.log': '0001\n' });
    assert.equal(faults.length, 1);
  });
});

describe('a log that is set aside', () => {
  it('has its number before its ending, whatever it is called', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wombat-set-aside-'));
    const path = join(folder, 'ingest.console.log');
    writeFileSync(path, 'ten bytes\n');
    setAside(path, 10);
    assert.deepEqual(readdirSync(folder), ['ingest.console.log']);
    setAside(path, 9);
    assert.deepEqual(readdirSync(folder), ['ingest.console.1.log']);
    setAside(path, 9);
    rmSync(folder, { recursive: true });
  });
});
