import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import { walkStatuses } from '@wombat/service-kit/testkit';
import { catalog } from '../projection/catalog.js';
import { beforeAavso, passing } from './testing/askedCatalog.js';
import { sky, solvedSeries } from './testing/solvedSeries.js';

const [star] = sky.variables;
assert.ok(star !== undefined);
const number = '1234567890123456789';
const twoStars = [
  { ...star, _aliases: [`Gaia DR2 ${number}`] },
  { ...star, Name: 'V9 Cyg', AUID: '000-BBB-999', RA2000: '325.75', _aliases: [`Gaia DR3 ${number}`] },
];

async function selecting(
  aavso: Parameters<typeof beforeAavso>[0],
  events: readonly NewEvent[] = solvedSeries(1),
): Promise<readonly NewEvent[]> {
  const all: NewEvent[] = [];
  await beforeAavso(aavso, ({ given }) =>
    given(...events)
      .when(passing())
      .thenSatisfies(({ published }) => void all.push(...published)),
  );
  return all;
}

describe('every status a series may have of the stage select', () => {
  it.each(
    walkStatuses({
      stage: 'select',
      projections: [catalog],
      cases: {
        novsx: () => selecting({ books: { variables: [{ ...star, Name: 'V1668 Cyg', _aliases: [] }] } }),
        ambiguous: () =>
          selecting({ books: { variables: twoStars } }, solvedSeries(1, { targetName: `Gaia${number}` })),
        novsp: () => selecting({ vsp: '503' }),
        nocomps: () => selecting({ books: { comps: [] } }),
      },
    }),
  )('%s', async (_, check) => check());
});
