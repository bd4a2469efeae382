import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NewEvent } from '../log/eventLog.js';
import { mergeProjections, type Projection } from '../projection/projection.js';
import type { Row } from '../tables/store.js';
import { sorted, TemporaryTables } from './temporaryTables.js';

/** Rows by table, each with the columns that matter; a table has just these rows, in whatever order. */
export type ExpectedRows = Readonly<Record<string, readonly Row[]>>;

/**
 * Given / when / then for projections: given events, then these rows; on the real tables in a temporary file.
 *
 *   const { given } = specifyProjection(discovery, frameStates);
 *   await given(event('FrameDiscovered'), event('FrameCalibrated')).thenRows({ frame: [{ state: 'calibrated' }] });
 *   await given(event('FrameDiscovered'), event('FrameMeasured')).thenUnchangedBy(late);
 *
 * An event may stand in the log twice. So `thenRows` looks again: with every event and its twin right behind it, with
 * all of them once more behind the last, the youngest first and in their old order, and with the twin of each at some
 * later place among the others. All must leave every table the same.
 */
export function specifyProjection(...parts: Projection[]) {
  const projection = mergeProjections(parts);
  return {
    given: (...events: NewEvent[]) => ({
      async thenRows(expected: ExpectedRows): Promise<void> {
        const rows = await rowsAfter(projection, events, 1);
        for (const [table, wanted] of Object.entries(expected)) assertRows(table, rows[table], wanted);
        assert.deepEqual(
          await rowsAfter(projection, events, 2),
          rows,
          'an event that stands in the log twice counts twice',
        );
        assert.deepEqual(await rowsAfterLateTwins(projection, events), rows, 'a late twin undoes what came after');
        await assertTwinsChangeNothing(projection, events);
      },
      async thenUnchangedBy(...late: NewEvent[]): Promise<void> {
        const deaf = late.find(({ type }) => projection.handlers[type] === undefined);
        assert.equal(deaf, undefined, `${deaf?.type} is not handled at all`);
        const rows = await rowsAfter(projection, events, 1);
        assert.deepEqual(await rowsAfter(projection, [...events, ...late], 1), rows);
      },
    }),
  };
}

/** An event has its sequence whether a twin follows it or not: some tables keep it. */
async function rowsAfter(projection: Projection, events: readonly NewEvent[], times: 1 | 2) {
  const tables = await TemporaryTables.open(projection);
  try {
    for (const [index, event] of events.entries())
      for (let time = 1; time <= times; time++) tables.append(event, 2 * index + time);
    return tables.rows();
  } finally {
    await tables.close();
  }
}

async function rowsAfterLateTwins(projection: Projection, events: readonly NewEvent[]) {
  const tables = await TemporaryTables.open(projection);
  try {
    for (const [index, event] of events.entries()) tables.append(event, 2 * index + 1);
    for (const event of [...events.toReversed(), ...events]) tables.appendAgain(event);
    return tables.rows();
  } finally {
    await tables.close();
  }
}

/** Orders in which twins come later: enough that each of a few events comes again at most places behind it. */
const ORDERS = 3;

/** The twin of each event at a later place by chance, as in the log: the rows are those without twins. */
async function assertTwinsChangeNothing(projection: Projection, events: readonly NewEvent[]): Promise<void> {
  if (events.length < 2) return;
  const rows = await rowsWithTwins(projection, events, []);
  const places = fc.tuple(...events.map((_, index) => fc.integer({ min: index, max: events.length - 1 })));
  for (const order of fc.sample(fc.noBias(places), { seed: 1, numRuns: ORDERS })) {
    const said = order.map((place, index) => `${index} again behind ${place}`).join(', ');
    assert.deepEqual(await rowsWithTwins(projection, events, order), rows, `a twin at a later place counts: ${said}`);
  }
}

/**
 * `order`: behind which event the twin of each comes, of several the youngest first. An event has its sequence whatever
 * comes between.
 */
async function rowsWithTwins(projection: Projection, events: readonly NewEvent[], order: readonly number[]) {
  const tables = await TemporaryTables.open(projection);
  const room = events.length + 1;
  try {
    for (const [place, event] of events.entries()) {
      tables.append(event, room * place + 1);
      const twins = events.filter((_, index) => order[index] === place);
      for (const twin of twins.toReversed()) tables.appendAgain(twin);
    }
    return tables.rows();
  } finally {
    await tables.close();
  }
}

function assertRows(table: string, rows: readonly Row[] | undefined, expected: readonly Row[]): void {
  assert.ok(rows !== undefined, `there is no table ${table}`);
  const columns = Object.keys(expected[0] ?? {});
  const seen = expected.length === 0 ? rows : rows.map((row) => only(row, columns));
  assert.deepEqual(sorted(seen), sorted(expected), `rows of the table ${table}`);
}

function only(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));
}
