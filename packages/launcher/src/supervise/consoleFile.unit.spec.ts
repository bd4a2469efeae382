import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOG_BYTES } from '@wombat/service-kit/set-aside';
import { itUnless } from '@wombat/testdata';
import { consoleFile } from './consoleFile.js';
import { lastWordsOf } from './lastWords.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-console-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NO_FULL_DISK = existsSync('/dev/full') ? false : 'NOT RUN: there is no /dev/full here';

describe('what a process writes', () => {
  itUnless(NO_FULL_DISK)('is lost line by line on a full disk, told once, and kept again once there is room', () => {
    const file = join(folder, 'ingest.console.log');
    const said: string[] = [];
    const keep = consoleFile(file, (text) => said.push(text.replaceAll(file, 'FILE')));
    symlinkSync('/dev/full', file);
    keep('one');
    keep('two');
    assert.deepEqual(
      said.map((text) => text.replace(/: .*;/, ': ...;')),
      ['FILE cannot be written: ...; going on without it'],
    );
    assert.match(said.join(), /ENOSPC/);
    unlinkSync(file);
    keep('three');
    keep('four');
    assert.equal(readFileSync(file, 'utf8'), 'three\nfour\n');
    assert.deepEqual(said.slice(1), ['FILE is written again']);
  });

  it('is set aside when it is more than a log may hold', () => {
    const file = join(folder, 'catalog.console.log');
    writeFileSync(file, '');
    truncateSync(file, LOG_BYTES + 1);
    const said: string[] = [];
    consoleFile(file, (text) => said.push(text))('one');
    assert.equal(readFileSync(file, 'utf8'), 'one\n');
    assert.equal(statSync(join(folder, 'catalog.console.1.log')).size, LOG_BYTES + 1);
    assert.deepEqual(said, []);
  });
});

describe('the last words of a process', () => {
  const of = (...lines: string[]) => lines.reduce((words, line) => lastWordsOf(line) ?? words, '');

  it('are the message of the error it ended with, not what Node.js puts round it', () => {
    const stack = [
      'file:///x.js:1',
      'throw new Error()',
      '      ^',
      '',
      'Error: no space left on device {',
      '    at a',
    ];
    const tail = ["  code: 'ENOSPC'", '}', '', 'Node.js v24.21.0'];
    assert.equal(of(...stack, ...tail), 'Error: no space left on device');
    assert.equal(of('publisher: the port is taken', ']', '});'), 'publisher: the port is taken');
  });
});
