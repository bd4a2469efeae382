import assert from 'node:assert/strict';
import { diskView, lastError, noLineText, restartsText, wishedLogLines } from './opsView.js';

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

  it('says where nothing went wrong that there is more to see', () => {
    assert.match(noLineText(7, { level: 'warning', search: '' }), /^No warning among the last 7 lines; from info/);
    assert.equal(noLineText(7, { level: 'warning', search: 'xz' }), 'No line of the last 7 fits.');
    assert.equal(noLineText(0, { level: 'info', search: '' }), 'No line of the last 0 fits.');
  });

  it('has the last error of a program, and none of one that had none', () => {
    const errors = lines.filter(({ level }) => level === 'error');
    assert.equal(lastError(errors, 'photometry-worker-1')?.words, 'XZ Cyg V: it failed');
    assert.equal(lastError(errors, 'photometry'), null);
  });
});

describe('the view of restarts', () => {
  it('says how often and why the last time, where there were any', () => {
    const restarts = [{ program: 'photometry-worker-1', count: 2, lastAt: at, lastEnd: 'ended by SIGKILL' }];
    assert.equal(
      restartsText(restarts, 'photometry-worker-1'),
      '2, the last at 2026-01-01 00:00 UTC: ended by SIGKILL',
    );
    assert.equal(restartsText(restarts, 'photometry'), '');
    assert.equal(restartsText(null, 'photometry-worker-1'), '');
  });
});
