import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NewEvent } from '../log/eventLog.js';
import { mergeProjections, type Projection } from '../projection/projection.js';
import { factsBefore, told } from './seriesLife.js';
import { TemporaryTables } from './temporaryTables.js';

const ORDERS = 40;
const FACTS = Object.values(factsBefore).flat();

/**
 * Lets a series be told of with what its workers tell at any other places among what services tell: where the log has
 * lost its end and is put back, workers went on meanwhile. All tables end as they do when each comes in its turn.
 */
export async function assertSameInAnyOrder(...parts: Projection[]): Promise<void> {
  const projection = mergeProjections(parts);
  const inTurn = told.flatMap((one) => [...(factsBefore[one.type] ?? []), one]);
  const rows = await rowsAfter(projection, inTurn);
  const places = fc.array(fc.nat(told.length), { minLength: FACTS.length, maxLength: FACTS.length });
  for (const order of fc.sample(places, { seed: 1, numRuns: ORDERS })) {
    const events = placedAt(order);
    assert.deepEqual(await rowsAfter(projection, events), rows, events.map(({ id }) => id).join(', '));
  }
}

/** Each fact before the event of that number, or behind all. */
function placedAt(places: readonly number[]): NewEvent[] {
  const factsAt = (place: number) => FACTS.filter((_, index) => places[index] === place);
  return [...told.flatMap((one, place) => [...factsAt(place), one]), ...factsAt(told.length)];
}

async function rowsAfter(projection: Projection, events: readonly NewEvent[]) {
  const tables = await TemporaryTables.open(projection);
  try {
    for (const one of events) tables.appendAgain(one);
    return tables.rows();
  } finally {
    await tables.close();
  }
}
