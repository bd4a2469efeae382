import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN_VERSIONS } from '@wombat/eventlog/known-versions';
import { keepWrittenBy, newerHomeProblem } from './writtenBy.js';

describe('what is kept of the programs of a home', () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-written-'));
  const file = join(home, 'written-by.json');
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('lets this program, and what an older one left, go on', () => {
    assert.equal(newerHomeProblem(home), null);
    writeFileSync(file, JSON.stringify({ software: 'wombatpipeline 0.0.1', events: { FrameMeasured: 1 } }));
    assert.equal(newerHomeProblem(home), null);
    keepWrittenBy(home);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')).events, KNOWN_VERSIONS);
    assert.equal(newerHomeProblem(home), null);
  });

  it('is written once', () => {
    const { ino } = statSync(file);
    keepWrittenBy(home);
    assert.equal(statSync(file).ino, ino);
  });

  it('refuses what a newer one left, and says what to do', () => {
    const events = { ...KNOWN_VERSIONS, FrameMeasured: 3, NightForgotten: 1 };
    writeFileSync(file, JSON.stringify({ software: 'wombatpipeline 9.0.0', events }));
    const problem = newerHomeProblem(home) ?? '';
    assert.match(problem, /^a newer program \(wombatpipeline 9\.0\.0\) was at work in the home /);
    assert.match(
      problem,
      /\(FrameMeasured of version 3, here 2; NightForgotten, unknown here\): start the newer program/,
    );
    assert.match(problem, /a backup made before it into a new home \(\.\/wombat restore FOLDER --home HOME\)$/);
  });
});
