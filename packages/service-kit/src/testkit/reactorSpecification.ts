import assert from 'node:assert/strict';
import { type EventType, mergeProjections, type NewEvent, type PayloadOf, type Projection } from '@wombat/eventlog';
import type { ServiceKit } from '../run/serviceKit.js';
import { openRecordedKit, type RecordedKit } from './recordedKit.js';

/** An event that must have been published, with what matters of it: every field that is named, whole. */
export type ExpectedEvent = {
  [T in EventType]: { type: T; id?: string; causation?: string; payload?: Partial<PayloadOf<T>> };
}[EventType];

export interface ReactorToSpecify {
  projections: readonly Projection[];
  /** What wombat.yaml says; {} for the defaults. */
  config?: object;
  now?: string;
}

/** What came of a pass: what it returned, and what the kit recorded of it. */
export interface Outcome<Answer> {
  answer: Answer;
  published: readonly NewEvent[];
  warnings: readonly string[];
  kit: ServiceKit;
}

/**
 * Given / when / then for what looks at tables and acts: given events, when a pass runs, then these events, facts,
 * halts or jobs; over the real tables and a folder for data, with a kit that records in place of the broker.
 *
 *   const { given } = specifyReactor({ projections: [calibration] });
 *   const conclude = (kit: ServiceKit) => new MastersStage(kit, new CalibrationTables(kit)).conclude();
 *   await given(...night).when(conclude).thenPublishes({ type: 'MastersBuilt' });
 *
 * Passes run again at any time. So `thenPublishes` and `thenNothing` let a second one follow, which must publish
 * nothing.
 */
export function specifyReactor({ projections, ...options }: ReactorToSpecify) {
  const projection = mergeProjections(projections);
  return {
    given: (...events: NewEvent[]) => ({
      when: <Answer>(pass: (kit: ServiceKit) => Promise<Answer> | Answer) => {
        const run = <T>(check: (recorded: RecordedKit) => Promise<T>) =>
          withKit({ projection, ...options }, events, check);
        const thenPublishes = (...expected: ExpectedEvent[]) =>
          run(async ({ kit, published }) => {
            await pass(kit);
            assertPublished(published, expected);
            await pass(kit);
            assert.deepEqual(published.slice(expected.length), [], 'a second pass publishes nothing');
          });
        return {
          thenPublishes,
          thenNothing: () => thenPublishes(),
          thenIs: (expected: Answer) => run(async ({ kit }) => assert.deepEqual(await pass(kit), expected)),
          thenSatisfies: (check: (outcome: Outcome<Answer>) => Promise<void> | void) =>
            run(async ({ kit, published, warnings }) => check({ answer: await pass(kit), published, warnings, kit })),
        };
      },
    }),
  };
}

/** The payloads of what was published of one type. */
export function payloadsOf<T extends EventType>(published: readonly NewEvent[], type: T): PayloadOf<T>[] {
  return published.flatMap((event) => (event.type === type ? [event.payload as PayloadOf<T>] : []));
}

async function withKit<T>(
  options: Parameters<typeof openRecordedKit>[0],
  events: readonly NewEvent[],
  check: (recorded: RecordedKit) => Promise<T>,
): Promise<T> {
  const recorded = await openRecordedKit(options);
  try {
    for (const event of events) recorded.tables.append(event);
    return await check(recorded);
  } finally {
    await recorded.close();
  }
}

function assertPublished(published: readonly NewEvent[], expected: readonly ExpectedEvent[]): void {
  const seen = published.map((event, index) => {
    const { payload = {}, ...rest } = expected[index] ?? { type: event.type };
    return { ...only(event, rest), ...(expected[index]?.payload && { payload: only(event.payload, payload) }) };
  });
  assert.deepEqual(seen, expected);
}

/** The fields of `whole` that `named` has. */
function only(whole: object, named: object): object {
  return Object.fromEntries(Object.entries(whole).filter(([field]) => field in named));
}
