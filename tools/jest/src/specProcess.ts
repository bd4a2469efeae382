import { inspect } from 'node:util';
import { ok, refuse } from '@wombat/result';
import fc from 'fast-check';
import { getState } from 'jest-circus';
import LightRunner from 'jest-light-runner';
import { keepJestsWord } from './jestsWord.js';
import { LIMITS, type SpecOrder } from './runInProcess.js';
import { type SpecAnswer, withFailure } from './specAnswer.js';

/** Coverage is of this process alone: a spec's own children, some short of disk or memory on purpose, note none. */
delete process.env.NODE_V8_COVERAGE;

/** Properties that name no number of runs are held so many times more, where somebody has the time. */
const times = Number(process.env.WOMBAT_FUZZ ?? 1);
fc.configureGlobal({ numRuns: 100 * (Number.isInteger(times) && times > 0 ? times : 1) });

/**
 * The process of spec files: told which, it runs and answers one after the other, and ends as soon as nothing is left
 * open; with jest it ends too.
 */
process.once('message', async (order: SpecOrder) => {
  const abandoned = () => process.exit(1);
  process.once('disconnect', abandoned);
  keepJestsWord(order.globalConfig.testTimeout ?? LIMITS.fileMilliseconds);
  for (const path of order.paths) {
    const answer = await run(path, order);
    await new Promise((sent) => process.send?.(answer, sent));
  }
  process.off('disconnect', abandoned);
  process.disconnect();
});

/** With one worker jest-light-runner runs the file right here. */
async function run(path: string, { projectConfig, globalConfig }: SpecOrder): Promise<SpecAnswer> {
  let answer: SpecAnswer = refuse('jest-light-runner gave no result');
  const runner = new LightRunner({ ...globalConfig, maxWorkers: 1 }, {}, {});
  await runner.runTests(
    [{ path, context: { config: projectConfig } }],
    null,
    async () => undefined,
    async (_, result) => {
      answer = ok(result);
    },
    async (_, error) => {
      answer = refuse(error.stack ?? error.message);
    },
  );
  return getState().unhandledErrors.reduce<SpecAnswer>((so, error) => withFailure(so, inspect(error)), answer);
}
