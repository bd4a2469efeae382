import type { TestResult } from '@jest/test-result';

/** How a spec file went: what its tests gave, or why there are no results. */
export type SpecAnswer = { ok: true; result: TestResult } | { ok: false; problem: string };

/** The same with one failure more, that of the file's process. */
export function withFailure(answer: SpecAnswer, problem: string): SpecAnswer {
  if (!answer.ok) return { ok: false, problem: `${problem}\n${answer.problem}` };
  const { result } = answer;
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
  return {
    ok: true,
    result: {
      ...result,
      numFailingTests: result.numFailingTests + 1,
      testResults: [...result.testResults, failure],
      failureMessage: [result.failureMessage ?? '', `${title}\n    ${problem}\n`]
        .filter((text) => text !== '')
        .join('\n'),
    },
  };
}
