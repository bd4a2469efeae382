import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { migration, type Projection, reductionOf } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '../run/serviceKit.js';
import { jobsOf } from './jobsOf.js';
import { specifyReactor } from './reactorSpecification.js';

/** Asked for, or halted. */
const asked: Projection = {
  streams: ['events', 'frames'],
  migrations: [migration('AskedTables1763000000000', ['CREATE TABLE asked (target TEXT PRIMARY KEY, halted INTEGER)'])],
  handlers: {
    ReductionRequested: (store, { payload }) =>
      void store.run('INSERT OR IGNORE INTO asked VALUES (?, 0)', reductionOf(payload).series.targetName),
    SeriesHalted: (store, { payload }) =>
      void store.run('UPDATE asked SET halted = 1 WHERE target = ?', reductionOf(payload).series.targetName),
  },
};
const { given } = specifyReactor({ projections: [asked], config: { observer: { code: 'ABC' } } });
const request = event('ReductionRequested', { reduction: revision(1) });

/** Halts what is asked for; `again`: whether it is halted or not. */
function haltAll(again = false) {
  return async (kit: ServiceKit) => {
    const open = kit.store.all<{ target: string }>('SELECT target FROM asked WHERE halted = 0 OR ?', again ? 1 : 0);
    const row = { night: '20240101', filter: 'V', revision: 1, attempt: 1, eventId: 'request' };
    for (const { target } of open)
      await kit.halt(
        { ...row, targetName: target },
        { stage: 'solve', code: 'nowcs', reason: `no stars in ${target}` },
      );
    return open.length;
  };
}

describe('specifyReactor', () => {
  it('passes where just these events are published, in what is named of them', async () => {
    const halted = { type: 'SeriesHalted', payload: { code: 'nowcs', reason: 'no stars in SS Cyg' } } as const;
    await given(request).when(haltAll()).thenPublishes(halted);
    await given().when(haltAll()).thenNothing();
  });

  it('fails where other events are published, or fewer, or more', async () => {
    const published = given(request).when(haltAll());
    await assert.rejects(published.thenNothing(), assert.AssertionError);
    await assert.rejects(published.thenPublishes({ type: 'FramesSolved' }), assert.AssertionError);
    const other = { type: 'SeriesHalted', payload: { code: 'nocal' } } as const;
    await assert.rejects(published.thenPublishes(other), assert.AssertionError);
    await assert.rejects(
      published.thenPublishes({ type: 'SeriesHalted' }, { type: 'SeriesHalted' }),
      assert.AssertionError,
    );
  });

  it('fails where a second pass does it all again', async () => {
    await assert.rejects(
      given(request).when(haltAll(true)).thenPublishes({ type: 'SeriesHalted' }),
      /a second pass publishes nothing/,
    );
  });

  it('hands out what the pass returned, what was warned of, configuration and folders', async () => {
    await given(request, event('ReductionRequested', { reduction: revision(1, { targetName: 'TT Ari' }) }))
      .when(haltAll())
      .thenIs(2);
    await assert.rejects(given(request).when(haltAll()).thenIs(2), assert.AssertionError);
    await given(request)
      .when((kit) => kit.logger.warn('few stars'))
      .thenSatisfies(({ warnings, published, kit }) => {
        assert.deepEqual(warnings, ['few stars']);
        assert.deepEqual(published, []);
        assert.equal(kit.config.observer.code, 'ABC');
        assert.ok(existsSync(kit.data));
      });
  });
});

describe('jobsOf', () => {
  it('cuts a batch into jobs of as many frames as it says', () => {
    const reduction = revision(1);
    const orderOf = (paths: readonly string[]) => {
      const frames = paths.map((path) => ({ path, product: path }));
      return { $case: 'solve' as const, value: { reduction, frames, block: [], someSolved: false } };
    };
    const batch = { key: 'solve/1', framesPerJob: 2, orderOf };
    assert.deepEqual(jobsOf([{ ...batch, frames: ['a', 'b', 'c'] }]), [
      { key: 'solve/1', frames: ['a', 'b'], order: orderOf(['a', 'b']) },
      { key: 'solve/1', frames: ['c'], order: orderOf(['c']) },
    ]);
    assert.deepEqual(jobsOf([{ ...batch, frames: [] }]), []);
  });
});
