import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogger } from './logger.js';

const home = mkdtempSync(join(tmpdir(), 'wombat-logger-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Linux's device on which nothing has room. */
const onAFullDisk = existsSync('/dev/full') ? it : it.skip;

describe('the log of a service', () => {
  onAFullDisk('on a full disk (/dev/full) is told of once, and whoever writes to it goes on', () => {
    mkdirSync(join(home, 'logs'));
    symlinkSync('/dev/full', join(home, 'logs', 'ingest.log'));
    const written: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const logger = openLogger(home, 'ingest');
    logger.info('one');
    logger.info('two');
    logger.warn('three');
    write.mockRestore();
    assert.equal(written.length, 2, written.join());
    assert.match(written[0] ?? '', /^ingest warning: its log cannot be written: .*ENOSPC/);
    assert.equal(written[1], 'ingest warning: three\n');
  });
});
