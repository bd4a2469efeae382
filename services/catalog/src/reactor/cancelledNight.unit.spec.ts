import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import { beforeAavso, passing } from './testing/askedCatalog.js';
import { series, solvedSeries } from './testing/solvedSeries.js';

const solved = solvedSeries(1);
const halted = event('SeriesHalted', {
  ...{ reduction: { series, revision: 1, attempt: 1 }, code: 'novsp', choice: undefined },
  retryAt: '2024-01-02T03:00:00.000Z',
});

describe('a series whose frames are solved', () => {
  it('asks nobody, and waits for nothing, once its night is cancelled, until that is resumed', () =>
    beforeAavso({ vsp: '503' }, async ({ given, standin }) => {
      const cancelled = event('NightCancelled', { night: series.night });
      const resumed = event('NightPaused', { night: series.night, paused: false });
      for (const before of [solved, [...solved, halted]])
        await given(...before, cancelled)
          .when(passing())
          .thenSatisfies(({ answer, published, kit }) => {
            assert.deepEqual([answer, published], [{ planned: 0, retries: 0 }, []]);
            assert.deepEqual([...kit.status.outside.values()], []);
          });
      assert.deepEqual(standin.requests, []);
      await given(...solved, cancelled, resumed)
        .when(passing())
        .thenPublishes({ type: 'SeriesHalted', payload: { code: 'novsp' } });
    }));
});
