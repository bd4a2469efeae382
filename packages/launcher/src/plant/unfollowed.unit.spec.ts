import assert from 'node:assert/strict';
import type { ops } from '@wombat/proto';
import type { Observation } from './idleRule.js';
import { isUnfollowed, mayBeMended } from './unfollowed.js';

const status = (at: number, ready = true, running = 0, refused = 0) =>
  ({
    ...{ service: 'photometry', ready, running, refused, problems: [], planned: 0 },
    projected: [{ stream: 'frames', sequence: at }],
  }) as unknown as ops.GetStatusResponse;
const seen = (service: Observation['services'][number], more: Partial<Observation> = {}): Observation => ({
  ...{ heads: { frames: 25 }, workMessages: 0, services: [service], silent: [], missing: [] },
  ...more,
});

describe('a log that is not followed', () => {
  const cases: [string, Observation, boolean][] = [
    ['a service that stands before the head', seen(status(24)), true],
    ['one that never comes to be ready', seen(status(25, false)), true],
    ['one that does not answer, without a word of what it does', seen(null, { silent: ['photometry'] }), true],
    ['one that makes its tables anew', seen(null, { silent: ['photometry'], starting: ['photometry'] }), false],
    ['one that is refused what it decides', seen(status(25, true, 0, 1)), true],
    ['one that stands at the head', seen(status(25)), false],
    ['one that is at work', seen(status(24, true, 1)), false],
    ['jobs in the queue', seen(status(24), { workMessages: 2 }), false],
    ['a process that waits for its restart', seen(status(24), { missing: ['photometry'] }), false],
    ['a broker that does not answer', seen(status(24), { heads: null }), false],
  ];
  for (const [what, observation, expected] of cases)
    it(`${expected ? 'is' : 'is not'} meant by ${what}`, () => assert.equal(isUnfollowed(observation), expected));
});

describe('a system in which nothing moves', () => {
  const atWork = seen(status(25, true, 1));
  const above = (lost: string[] | null) => mayBeMended(atWork, { lostFromLog: async () => lost });

  it('may be mended where the log has lost events, whoever is at work', async () =>
    assert.equal(await above(['the log of frames holds 24 events of 25']), true));

  it('is waited for where the log is whole, or the broker does not say', async () =>
    assert.deepEqual([await above([]), await above(null)], [false, false]));
});
