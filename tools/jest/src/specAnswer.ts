import type { TestResult } from '@jest/test-result';
import { ok, type Result, refuse } from '@wombat/result';

/** How a spec file went: what its tests gave, or why there are no results. */
export type SpecAnswer = Result<TestResult>;

export function isWell(answer: SpecAnswer): boolean {
  return answer.ok && answer.value.numFailingTests === 0;
}

/** The same with one failure more, that of the file's process. */
export function withFailure(answer: SpecAnswer, problem: string): SpecAnswer {
  if (!answer.ok) return refuse(`${problem}\n${answer.fault.message}`);
  const result = answer.value;
  const title = 'the process of the file';
  const failure: TestResult['testResults'][number] = {
    ancestorTitles: [],
    title,
    fullName: title,
    status: 'failed',
    failureDetails: [],
    failureMessages: [problem],
    numPassingAsserts: 0,
    location: null,
  };
  return ok({
    ...result,
    numFailingTests: result.numFailingTests + 1,
    testResults: [...result.testResults, failure],
    failureMessage: [result.failureMessage ?? '', `${title}\n    ${problem}\n`]
      .filter((text) => text !== '')
      .join('\n'),
  });
}
