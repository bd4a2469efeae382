import assert from 'node:assert/strict';
import type { ops } from '@wombat/proto';
import type { Observation } from './idleRule.js';
import { Stillness } from './stillness.js';
import { waitingFor } from './waitingFor.js';

const service = (changes: Partial<ops.GetStatusResponse>): ops.GetStatusResponse => ({
  ...{ service: 'ingest', ready: true, problems: [], projected: [], planned: 0, running: 0, retries: 0, refused: 0 },
  ...{ progress: [], outside: [], notices: [], held: [], calls: [], failed: [], version: '0.1.0' },
  ...changes,
});

const seen = (changes: Partial<Observation> = {}): Observation => ({
  heads: { events: 7, frames: 90 },
  ...{ workMessages: 0, services: [service({})], silent: [], missing: [] },
  ...changes,
});

const stuck = seen({ workMessages: 2 });

describe('a system in which nothing moves', () => {
  it('says after a minute what it waits for, once, and is given up when patience is over', () => {
    const stillness = new Stillness({ patienceSeconds: 300 });
    assert.deepEqual(stillness.look(stuck, 1_000), { says: null, isOver: false });
    assert.deepEqual(stillness.look(stuck, 1_059), { says: null, isOver: false });
    assert.deepEqual(stillness.look(stuck, 1_060), { says: 'waiting for 2 jobs in the queue', isOver: false });
    assert.deepEqual(stillness.look(stuck, 1_299), { says: null, isOver: false });
    assert.deepEqual(stillness.look(stuck, 1_300), { says: null, isOver: true });
  });

  const moved: Record<string, Observation> = {
    'the log grows': seen({ workMessages: 2, heads: { events: 8, frames: 90 } }),
    'a job leaves the queue': seen({ workMessages: 1 }),
    'a process comes or goes': seen({ workMessages: 2, missing: ['photometry'] }),
    'a service is refused what it decides': seen({ workMessages: 2, services: [service({ refused: 1 })] }),
    'a service plans something else': seen({ workMessages: 2, services: [service({ planned: 3 })] }),
    'a frame is done': seen({
      workMessages: 2,
      services: [service({ progress: [{ what: 'solved', done: 1, total: 9 }] })],
    }),
    'a service answers again': seen({ workMessages: 2, services: [null], silent: ['ingest'] }),
  };
  for (const [what, next] of Object.entries(moved)) {
    it(`waits anew when ${what}`, () => {
      const stillness = new Stillness({ patienceSeconds: 300 });
      stillness.look(stuck, 0);
      assert.equal(stillness.look(next, 299).isOver, false);
      assert.deepEqual(stillness.look(next, 358), { says: null, isOver: false });
      assert.equal(stillness.look(next, 359).says !== null, true);
      assert.equal(stillness.look(next, 599).isOver, true);
    });
  }

  it('takes no look of a service that is refused what it decides for a sign', () => {
    const refused = (running: number) => seen({ services: [service({ running, refused: 1 })] });
    const stillness = new Stillness({ patienceSeconds: 300 });
    stillness.look(refused(0), 0);
    stillness.look(refused(1), 30);
    const said = 'waiting for ingest, whose decision the broker did not take; ingest, which is at work';
    assert.deepEqual(stillness.look(refused(1), 60), { says: said, isOver: false });
  });

  it('names everything it waits for', () => {
    const services = [
      service({ service: 'ingest', ready: false, problems: ['starting'] }),
      service({ service: 'calibration', planned: 4, running: 1, problems: ['masters: disk full'] }),
      service({ service: 'catalog', running: 1 }),
      service({ service: 'photometry', projected: [{ stream: 'events', sequence: 5 }] }),
      null,
      null,
    ];
    const silent = ['publisher', 'astrometry'];
    assert.deepEqual(waitingFor(seen({ services, silent, missing: ['publisher'], workMessages: 1 })), [
      'publisher, which does not run',
      'astrometry, which does not answer',
      'ingest, which is not ready (starting)',
      'calibration: 4 planned (masters: disk full)',
      'catalog, which is at work',
      'photometry, which has followed events to 5 of 7',
      '1 job in the queue',
    ]);
    assert.deepEqual(waitingFor(seen({ heads: null })), ['the broker, which does not answer']);
    assert.deepEqual(waitingFor(seen()), []);
  });
});
