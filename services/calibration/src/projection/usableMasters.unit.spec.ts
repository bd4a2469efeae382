import assert from 'node:assert/strict';
import { mergeProjections } from '@wombat/eventlog';
import { event, TemporaryTables } from '@wombat/eventlog/testkit';
import type { MasterBuilt } from '@wombat/proto';
import fc from 'fast-check';
import { calibration } from './calibration.js';
import { UsableMasters } from './usableMasters.js';

const master = (changes: Partial<MasterBuilt>) => event('MasterBuilt', changes);

async function withTables(run: (tables: TemporaryTables) => void): Promise<void> {
  const tables = await TemporaryTables.open(mergeProjections([calibration]));
  try {
    run(tables);
  } finally {
    await tables.close();
  }
}

const named = (usable: UsableMasters) => usable.all().map(({ night, item, scan }) => `${night} ${item} ${scan}`);

describe('masters that can be used', () => {
  it('are told as they were, without the frames they were made of', () =>
    withTables((tables) => {
      const built = master({});
      tables.append(built);
      const { night, scan, item, calType, filter, product, biasSubtracted, meta } = built.payload as MasterBuilt;
      const told = [{ night, scan, item, calType, filter, ...product, biasSubtracted, meta }];
      assert.deepEqual(new UsableMasters(tables.store).all(), told);
    }));

  it('are those of the newest scan of each night that are there, by night and item, whenever they are asked for', () =>
    withTables((tables) => {
      const usable = new UsableMasters(tables.store);
      assert.deepEqual(named(usable), []);
      tables.append(master({ night: '20240102', item: 'flat V' }));
      tables.append(master({ night: '20240102', item: 'bias' }));
      tables.append(master({ night: '20240101', item: 'bias', state: 'failed' }));
      assert.deepEqual(named(usable), ['20240102 bias 2', '20240102 flat V 2']);
      tables.append(master({ night: '20240101', item: 'dark', state: 'found' }));
      assert.deepEqual(named(usable), ['20240101 dark 2', '20240102 bias 2', '20240102 flat V 2']);
      tables.append(master({ night: '20240102', item: 'bias', scan: 3, state: 'failed' }));
      assert.deepEqual(named(usable), ['20240101 dark 2']);
    }));

  it('are the same to who asks after each and to who asks once', async () => {
    const one = fc.record({
      night: fc.constantFrom('20240101', '20240102', '20240103'),
      item: fc.constantFrom('bias', 'dark', 'flat V'),
      state: fc.constantFrom('built', 'found', 'failed'),
      scan: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), (all) =>
        withTables((tables) => {
          const usable = new UsableMasters(tables.store);
          for (const changes of all) {
            tables.append(master(changes));
            usable.all();
          }
          assert.deepEqual(usable.all(), new UsableMasters(tables.store).all());
        }),
      ),
      { seed: 1, numRuns: 30 },
    );
  });
});
