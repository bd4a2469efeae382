import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { measured, ofAnObserver, transform } from './testing/measuredSeries.js';

const { given } = specifyReactor(ofAnObserver);
const { reduction, folder } = simulatedSeries('V');
const first = 'transform/20240101/SS Cyg/V/r1.1:done';
const report = (kit: ServiceKit) => readFileSync(join(kit.data, folder, 'SS Cyg_20240101_aavso.txt'), 'utf8');

describe('a filter that comes late', () => {
  it('makes a finished filter anew when another of the night comes late, and transforms it by the colour', () =>
    given(...measured('V'))
      .when(async (kit) => {
        await transform(kit);
        const alone = report(kit);
        for (const late of measured('B')) await kit.decide(late);
        await transform(kit);
        await transform(kit);
        return { alone, together: report(kit) };
      })
      .thenSatisfies(({ answer: { alone, together }, published }) => {
        assert.notEqual(together, alone);
        const made = payloadsOf(published, 'MagnitudesTransformed').map(
          ({ reduction: made, otherFilters }) => `${made?.series?.filter} with ${otherFilters}`,
        );
        assert.deepEqual(made, ['V with ', 'B with V/r1.1', 'V with B/r1.1']);
      }));

  it('does not take magnitudes that were made without a late filter for finished', () =>
    given(
      ...measured('V'),
      ...measured('B'),
      event('MagnitudesTransformed', { reduction, pointsId: '', otherFilters: '' }, { id: first }),
    )
      .when(transform)
      .thenSatisfies(({ published }) => {
        const made = payloadsOf(published, 'MagnitudesTransformed').map((one) => one.reduction?.series?.filter);
        assert.deepEqual(made, ['B', 'V']);
      }));
});
