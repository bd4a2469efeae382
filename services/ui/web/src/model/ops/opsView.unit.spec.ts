import assert from 'node:assert/strict';
import { diskView, lastError, wishedLogLines } from './opsView.js';

const at = '2026-01-01T00:00:00Z';
const lines = [
  { at, service: 'photometry-worker-1', level: 'error', words: 'XZ Cyg V: it failed' },
  { at, service: 'photometry', level: 'info', words: 'ready' },
  { at, service: 'ingest', level: 'warning', words: 'a folder is passed over' },
] as const;

describe('the view of the disks', () => {
  it('says what is free, and when that is little', () => {
    const of = (freeBytes: number, nightBytes: number | null = null) =>
      diskView({ holds: 'data and home', freeBytes, totalBytes: 200e9, nightBytes });
    assert.deepEqual(of(50e9), { words: 'data and home: 50.0 of 200.0 GB free', tone: 'good' });
    assert.match(of(50e9, 4.04e9).words, /free, room for 12 nights like the last \(4.0 GB each\)$/);
    assert.match(of(50e9, 30e9).words, /room for 1 night like/);
    assert.match(of(50e9, 1e6).words, /room for more than 999 nights like the last$/);
    assert.deepEqual([of(5e9).tone, of(0.5e9).tone], ['unsure', 'bad']);
  });
});

describe('the view of the logs', () => {
  const wish = { service: '', level: 'info', search: '' } as const;

  it('has the lines of a service with those of its workers', () => {
    assert.equal(wishedLogLines(lines, wish).length, 3);
    assert.equal(wishedLogLines(lines, { ...wish, service: 'photometry' }).length, 2);
  });

  it('has those of a level and above, and of a star', () => {
    assert.equal(wishedLogLines(lines, { ...wish, level: 'warning' }).length, 2);
    assert.equal(wishedLogLines(lines, { ...wish, search: 'xz cyg' }).length, 1);
  });

  it('has the last error of a service, and none of one that had none', () => {
    assert.equal(lastError(lines, 'photometry')?.words, 'XZ Cyg V: it failed');
    assert.equal(lastError(lines, 'ingest'), null);
  });
});
