import { inspect } from 'node:util';
import type { Circus } from '@jest/types';
import { addEventHandler } from 'jest-circus';

/** The real ones, also where a test sets the clock. */
const { setTimeout, clearTimeout } = globalThis;

/**
 * jest-light-runner passes over what jest's words say of time and of groups left out. This puts both in force as the
 * words are read: a test or hook fails after its third argument's milliseconds (`testTimeout` where it has none), and a
 * group that is skipped is counted test by test.
 */
export function keepJestsWord(testTimeout: number): void {
  addEventHandler((event, { currentDescribeBlock }) => {
    const child = currentDescribeBlock.children.at(-1);
    const hook = currentDescribeBlock.hooks.at(-1);
    if (event.name === 'add_test' && child?.type === 'test') limit(child, testTimeout);
    if (event.name === 'add_hook' && hook !== undefined) limit(hook, testTimeout);
    if (event.name === 'finish_describe_definition' && child?.type === 'describeBlock') openIfSkipped(child);
  });
}

function limit(entry: Circus.TestEntry | Circus.Hook, testTimeout: number): void {
  const run = entry.fn as () => unknown;
  const milliseconds = entry.timeout ?? testTimeout;
  entry.fn = () => withinTime(run, milliseconds);
}

async function withinTime(run: () => unknown, milliseconds: number): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not done after ${milliseconds} ms`)), milliseconds);
  try {
    await Promise.race([run(), promise]);
  } catch (error) {
    throw withCause(error);
  } finally {
    clearTimeout(timer);
  }
}

/** light-runner tells an error's stack alone. */
function withCause(thrown: unknown): Error {
  if (!(thrown instanceof Error)) return new Error(`thrown: ${inspect(thrown)}`);
  if (thrown.cause !== undefined) thrown.stack = `${thrown.stack}\n[cause]: ${inspect(thrown.cause)}`;
  return thrown;
}

/** The tests of a skipped group are marked so themselves, and nothing of it is to run. */
function openIfSkipped(group: Circus.DescribeBlock): void {
  if (group.mode !== 'skip') return;
  group.mode = undefined;
  group.hooks.length = 0;
}
