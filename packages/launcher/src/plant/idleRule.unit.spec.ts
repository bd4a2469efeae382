import assert from 'node:assert/strict';
import type { ops } from '@wombat/proto';
import { isHeadOld, isIdle, type Observation, outsideTrouble, passedOverSentence } from './idleRule.js';

const service = (changes: Partial<ops.GetStatusResponse> = {}): ops.GetStatusResponse => ({
  service: 'ingest',
  ready: true,
  problems: [],
  projected: [
    { stream: 'events', sequence: 7 },
    { stream: 'frames', sequence: 90 },
  ],
  planned: 0,
  running: 0,
  retries: 0,
  progress: [],
  outside: [],
  notices: [],
  held: [],
  calls: [],
  version: '0.1.0',
  failed: [],
  refused: 0,
  ...changes,
});

const quiet = (changes: Partial<Observation> = {}): Observation => ({
  heads: { events: 7, frames: 90 },
  workMessages: 0,
  services: [service(), service({ service: 'catalog', projected: [{ stream: 'events', sequence: 7 }] })],
  silent: [],
  missing: [],
  ...changes,
});

const withService = (changes: Partial<ops.GetStatusResponse>) => quiet({ services: [service(), service(changes)] });

describe('when all is done', () => {
  it('takes two quiet looks with the same heads', () => {
    assert.equal(isIdle(null, quiet()), false);
    assert.equal(isIdle(quiet(), quiet()), true);
  });

  it('is not when the log grew between the looks, though all caught up', () => {
    const projected = [{ stream: 'events' as const, sequence: 8 }];
    const grown = quiet({ heads: { events: 8, frames: 90 }, services: [service({ projected })] });
    assert.equal(isIdle(quiet(), grown), false);
    assert.equal(isIdle(grown, grown), true);
  });

  it('is not known where a service is further than the broker says the log reaches', () => {
    assert.equal(isHeadOld(quiet()), false);
    assert.equal(isHeadOld(quiet({ heads: { events: 6, frames: 90 } })), true);
  });

  const busy: Record<string, Observation> = {
    'a service does not answer': quiet({ services: [service(), null] }),
    'a process is missing or waits for its restart': quiet({ missing: ['photometry'] }),
    'the broker does not say where the heads are': quiet({ heads: null }),
    'a job is queued': quiet({ workMessages: 1 }),
    'a service is not ready': withService({ ready: false }),
    'something is planned': withService({ planned: 1 }),
    'something is running': withService({ running: 1 }),
    'the log did not take a decision': withService({ refused: 1 }),
    'a projection is behind in one stream': withService({
      projected: [
        { stream: 'events', sequence: 7 },
        { stream: 'frames', sequence: 89 },
      ],
    }),
  };
  for (const [why, observation] of Object.entries(busy)) {
    it(`is not while ${why}`, () => {
      assert.equal(isIdle(observation, observation), false);
      assert.equal(isIdle(quiet(), observation), false);
      assert.equal(isIdle(observation, quiet()), false);
    });
  }

  it('is, with a retry set for later', () => {
    const later = withService({ retries: 2, outside: ['AAVSO VSX does not answer'] });
    assert.equal(isIdle(later, later), true);
  });

  it('is, in a system that has nothing to do at all', () => {
    const empty = quiet({
      heads: { events: 0, frames: 0 },
      services: [service({ projected: [{ stream: 'events', sequence: 0 }] })],
    });
    assert.equal(isIdle(empty, empty), true);
  });
});

describe('trouble outside', () => {
  it('is told per service', () => {
    assert.deepEqual(outsideTrouble(quiet()), []);
    assert.deepEqual(
      outsideTrouble(withService({ service: 'catalog', retries: 1, outside: ['VSX does not answer'] })),
      ['catalog: VSX does not answer; 1 retry is pending'],
    );
    assert.deepEqual(outsideTrouble(withService({ service: 'catalog', retries: 2 })), [
      'catalog: something outside did not answer; 2 retries are pending',
    ]);
    assert.deepEqual(outsideTrouble(withService({ service: 'catalog', outside: ['VSP does not answer'] })), [
      'catalog: VSP does not answer',
    ]);
  });
});

describe('what was passed over', () => {
  it('is named with the service that could not do it', () => {
    assert.equal(passedOverSentence(quiet()), null);
    const failed = quiet({ services: [null, service({ failed: ['20240101'] }), service({ service: 'catalog' })] });
    assert.equal(passedOverSentence(failed), 'passed over, though there was work to do: 20240101 (ingest)');
  });
});
