import assert from 'node:assert/strict';
import { EventTooLarge } from '@wombat/eventlog';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { InstallationFault } from '../installation/installationFault.js';
import type { Halt } from '../run/serviceKit.js';
import { SeriesGuard } from './seriesGuard.js';
import type { SeriesRow } from './seriesRow.js';

const series = (targetName: string): SeriesRow => ({
  ...{ night: '20240101', targetName, filter: 'V', revision: 1, attempt: 1, eventId: 'requested' },
});
const [good, bad, last] = [series('good'), series('bad'), series('last')];
const broken = new Error('x is undefined');
const HELD_RETRY_SECONDS = 60;
const full = new InstallationFault('diskFull', '/data');

function bench(isLeft: (series: SeriesRow) => boolean = () => false) {
  const halts: (Halt & { target: string })[] = [];
  const clock = { now: new Date('2024-01-02T00:00:00Z') };
  const kit = {
    now: () => clock.now,
    halt: async ({ targetName }: SeriesRow, halt: Halt) => halts.push({ target: targetName, ...halt }) > 0,
    logger: pino({ level: 'silent' }),
    config: { work: { heldRetrySeconds: HELD_RETRY_SECONDS } },
  };
  const guard = new SeriesGuard(kit, () => isLeft);
  const done: string[] = [];
  const troubles = new Map<string, unknown>([['bad', broken]]);
  const pass = () =>
    guard.during(() =>
      guard.each('measure', [good, bad, last], async ({ targetName }) => {
        const trouble = troubles.get(targetName);
        if (trouble !== undefined) throw trouble;
        done.push(targetName);
      }),
    );
  return { guard, halts, clock, done, troubles, pass };
}

describe('a series that throws', () => {
  it('stops no other, and has the pass tried again', async () => {
    const { pass, done, halts } = bench();
    await assert.rejects(pass(), { message: 'bad V 20240101: x is undefined' });
    assert.deepEqual(done, ['good', 'last']);
    assert.deepEqual(halts, []);
  });

  it('is halted alone when it has thrown five times, with what it threw, and the pass is well again', async () => {
    const { pass, halts } = bench();
    for (let times = 1; times < 5; times++) await assert.rejects(pass());
    await pass();
    const [halt] = halts;
    assert.deepEqual([halts.length, halt?.target, halt?.stage, halt?.code], [1, 'bad', 'measure', 'failed']);
    assert.match(halt?.reason ?? '', /^the program failed on it 5 times: x is undefined; the other series go on/);
  });

  it('is halted at once where it throws about an event the broker never takes, with its size, the limit and what to do', async () => {
    const { pass, troubles, halts, done } = bench();
    troubles.set(
      'bad',
      new EventTooLarge({
        what: 'the event comps/bad',
        bytes: 1_500_000,
        most: 1_048_576,
        limit: 'max_payload of its nats-server',
      }),
    );
    await pass();
    assert.deepEqual(done, ['good', 'last']);
    assert.deepEqual([halts.length, halts[0]?.target, halts[0]?.code], [1, 'bad', 'failed']);
    assert.match(
      halts[0]?.reason ?? '',
      /^the event comps\/bad takes 1500000 bytes; the broker takes 1048576 at most \(max_payload of .+ reduce it again/,
    );
  });

  it('is forgiven when it goes well in between', async () => {
    const { pass, troubles, halts } = bench();
    for (let times = 1; times < 5; times++) await assert.rejects(pass());
    troubles.delete('bad');
    await pass();
    troubles.set('bad', broken);
    await assert.rejects(pass());
    assert.deepEqual(halts, []);
  });

  it('counts once for a pass, however often it throws in it', async () => {
    const { guard, halts } = bench();
    const look = () =>
      guard.during(async () => {
        for (let times = 0; times < 6; times++)
          guard.from('measure', [bad], () => {
            throw broken;
          });
      });
    await assert.rejects(look());
    assert.deepEqual(halts, []);
  });

  it('gives nothing where it is looked at, the others what they have', () => {
    const { guard } = bench();
    const found = guard.from('measure', [good, bad], ({ targetName }) => {
      if (targetName === 'bad') throw broken;
      return [targetName];
    });
    assert.deepEqual(found, ['good']);
  });
});

describe('a series that this computer holds', () => {
  it('is tried again after as long as is set, and halts for nothing', async () => {
    const { pass, guard, troubles, clock, halts, done } = bench();
    troubles.set('bad', full);
    for (let times = 1; times <= 9; times++) await pass();
    assert.deepEqual(guard.held(), [{ ...guard.held()[0], series: bad, stage: 'measure', reason: full.message }]);
    assert.deepEqual(halts, []);
    troubles.delete('bad');
    await pass();
    assert.ok(!done.includes('bad'));
    clock.now = new Date(clock.now.getTime() + HELD_RETRY_SECONDS * 1000);
    await pass();
    assert.ok(done.includes('bad'));
    assert.deepEqual(guard.held(), []);
  });

  it('is held no more once nobody asks for it', async () => {
    const { pass, guard, troubles } = bench();
    troubles.set('bad', full);
    await pass();
    await guard.during(() => guard.each('measure', [good], async () => undefined));
    assert.deepEqual(guard.held(), []);
  });
});

describe('a series that is left alone', () => {
  it('is not acted on, looked at, or held, until it is taken up again', async () => {
    const left = new Set<string>();
    const { guard, troubles } = bench(({ targetName }) => left.has(targetName));
    troubles.set('bad', full);
    const acted: string[] = [];
    const pass = () =>
      guard.during(async () => {
        await guard.each('measure', [good, bad], async ({ targetName }) => {
          acted.push(targetName);
          if (targetName === 'bad') throw full;
        });
        return guard.from('measure', [good, bad], ({ targetName }) => [targetName]);
      });
    assert.deepEqual(await pass(), ['good', 'bad']);
    assert.equal(guard.held().length, 1);
    left.add('bad');
    assert.deepEqual(await pass(), ['good']);
    assert.deepEqual([acted, guard.held()], [['good', 'bad', 'good'], []]);
    left.clear();
    assert.deepEqual(await pass(), ['good', 'bad']);
    assert.equal(guard.held().length, 1);
  });
});

describe('what all series rest on', () => {
  it('is the trouble of none: the pass throws at once', async () => {
    const { pass, troubles, done } = bench();
    const failing = new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    troubles.set('bad', failing);
    for (let times = 1; times <= 7; times++) await assert.rejects(pass(), failing);
    assert.ok(!done.includes('last'));
  });
});
