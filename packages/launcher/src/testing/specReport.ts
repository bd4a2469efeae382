import type { TestResult } from '@jest/test-result';

/** How one spec file went, as jest's process tells it. */
export interface SpecReport {
  /** As jest ran it, below `dist`. */
  file: string;
  seconds: number;
  passed: number;
  failures: { title: string; cause: string }[];
  /** Why, for each test that did not run. */
  skipped: string[];
}

const REASON = /\(skipped: (.*)\)$/;

export function specReport({ testFilePath, testExecError, testResults, perfStats }: TestResult): SpecReport {
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .map(({ ancestorTitles, title, failureMessages }) => ({
      title: [...ancestorTitles, title].join(' > '),
      cause: failureMessages.map(withoutTitle).join('\n'),
    }));
  if (testExecError) failures.push({ title: 'the file', cause: testExecError.stack ?? testExecError.message });
  return {
    file: testFilePath,
    seconds: perfStats.runtime / 1000,
    passed: testResults.filter(({ status }) => status === 'passed').length,
    failures,
    skipped: testResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ ancestorTitles, title }) => reasonIn([...ancestorTitles, title])),
  };
}

function reasonIn(titles: readonly string[]): string {
  return titles.flatMap((title) => REASON.exec(title)?.[1] ?? []).at(-1) ?? 'no reason given';
}

/** jest-light-runner puts the title above the stack; lines that lead through Node itself tell nothing. */
function withoutTitle(message: string): string {
  return message
    .slice(message.indexOf('\n') + 1)
    .replace(/\n\s+at [^\n]*\bnode:[^\n]*/g, '')
    .trimEnd();
}
