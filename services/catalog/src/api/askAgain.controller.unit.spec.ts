import assert from 'node:assert/strict';
import { beforeAavso, passing } from '../reactor/testing/askedCatalog.js';
import { series, solvedSeries } from '../reactor/testing/solvedSeries.js';
import { TriedSeries } from '../reactor/triedSeries.js';
import { AskAgainController } from './askAgain.controller.js';

describe('a series that waits for an answer of VSX or VSP', () => {
  it('is tried again at once where a person wants it, and not before', () =>
    beforeAavso({ vsp: '503' }, async ({ given, standin }) => {
      const tried = new TriedSeries();
      const pass = passing(tried);
      await given(...solvedSeries(1))
        .when(async (kit) => {
          await pass(kit);
          standin.setFault('vsp', 'none');
          await pass(kit);
          const before = kit.status.outside.size;
          const asking = new AskAgainController(kit, tried);
          const elsewhere = { night: '20251231', targetName: '', filter: '' };
          assert.throws(() => asking.askAgain(elsewhere), /nothing of it waits for an answer of VSX or VSP/);
          const asked = asking.askAgain({ night: series.night, targetName: series.targetName, filter: '' });
          await pass(kit);
          return { asked, waiting: [before, kit.status.outside.size] };
        })
        .thenSatisfies(({ answer, published }) => {
          assert.deepEqual(answer, { asked: { series: 1 }, waiting: [1, 0] });
          assert.deepEqual(
            published.map(({ type }) => type),
            ['SeriesHalted', 'CompsSelected'],
          );
        });
    }));
});
