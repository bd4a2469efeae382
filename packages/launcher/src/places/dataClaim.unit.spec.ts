import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimData } from './dataClaim.js';
import { startOfProcess } from './livingProcess.js';

const data = mkdtempSync(join(tmpdir(), 'wombat-claim-'));
const path = join(data, '.wombat-claim');
afterAll(() => rmSync(data, { recursive: true, force: true }));
afterEach(() => rmSync(path, { force: true }));

const living = { home: '/homes/one', host: hostname(), pid: process.pid, command: 'up' };
const write = (claim: object) => writeFileSync(path, JSON.stringify(claim));

/** Minutes since another computer's last beat. */
function silentFor(minutes: number): void {
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(path, then, then);
}

function refusalFor(home: string): string {
  const claim = claimData(data, home, 'run --once');
  if (!claim.ok) return claim.fault.message;
  claim.value.release();
  return '';
}

describe('the claim of a data folder', () => {
  it('is made by the first home, refuses the next while it works, and is gone after it', () => {
    const first = claimData(data, '/homes/one', 'up');
    assert.ok(first.ok);
    assert.match(
      refusalFor('/homes/two'),
      new RegExp(`is being reduced by \\./wombat up for the home /homes/one \\(process ${process.pid}\\): two at once`),
    );
    first.value.release();
    assert.equal(refusalFor('/homes/two'), '');
    assert.deepEqual(readdirSync(data), []);
  });

  it('is taken over by the same home', () => {
    write({ ...living, started: startOfProcess(process.pid) });
    assert.equal(refusalFor('/homes/one'), '');
  });

  for (const [what, claim] of [
    ['of a process that is gone', { ...living, pid: spawnSync('true').pid, started: '' }],
    ['of a process whose id another one has since', { ...living, started: 'before' }],
  ] as const) {
    it(`${what} is taken over`, () => {
      write(claim);
      assert.equal(refusalFor('/homes/two'), '');
    });
  }

  it('that was cut off is taken over', () => {
    writeFileSync(path, '{"home":');
    assert.equal(refusalFor('/homes/two'), '');
  });

  it('of another computer counts while it beats', () => {
    write({ ...living, host: 'telescope', started: 'there' });
    silentFor(4);
    assert.match(refusalFor('/homes/two'), /process \d+ of the computer telescope/);
    silentFor(6);
    assert.equal(refusalFor('/homes/two'), '');
  });

  it('is left out where nothing can be written: whoever makes products there says so', () => {
    // Where not even root can make a file.
    const claim = claimData(process.platform === 'linux' ? '/sys' : '/System', '/homes/two', 'up');
    assert.ok(claim.ok);
    claim.value.release();
  });
});
