import type { NewEvent } from '@wombat/eventlog';
import { heldSeries } from '@wombat/service-kit';
import { specifyReactor, walkStatuses } from '@wombat/service-kit/testkit';
import { astrometry } from '../projection/astrometry.js';
import { calibratedSeries, PLACED } from '../testing/calibratedSeries.js';
import { SolveStage } from './solve.js';

const projections = [astrometry, heldSeries];
const { given } = specifyReactor({ projections });
const { ready, results } = calibratedSeries(3, PLACED);

async function concluding(...events: NewEvent[]): Promise<readonly NewEvent[]> {
  const all: NewEvent[] = [];
  await given(...events)
    .when((kit) => new SolveStage(kit).conclude())
    .thenSatisfies(({ published }) => void all.push(...published));
  return all;
}

describe('every status a series may have of the stage solve', () => {
  it.each(
    walkStatuses({
      stage: 'solve',
      projections,
      cases: {
        done: () => concluding(...ready, ...results(0, 1, true), ...results(1, 3, false)),
        nowcs: () => concluding(...ready, ...results(0, 3, false)),
      },
    }),
  )('%s', async (_, check) => check());
});
