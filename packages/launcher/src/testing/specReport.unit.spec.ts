import assert from 'node:assert/strict';
import { createEmptyTestResult, type TestResult } from '@jest/test-result';
import { specReport } from './specReport.js';

const test = (
  status: TestResult['testResults'][number]['status'],
  titles: string[],
  failureMessages: string[] = [],
): TestResult['testResults'][number] => ({
  ancestorTitles: titles.slice(0, -1),
  title: titles.at(-1) ?? '',
  fullName: titles.join(' '),
  status,
  failureMessages,
  failureDetails: [],
  numPassingAsserts: 0,
  location: null,
});

const result = (part: Partial<TestResult>): TestResult => ({
  ...createEmptyTestResult(),
  testFilePath: '/a.js',
  ...part,
});

describe('the report of a spec file', () => {
  it('counts what passed and tells what failed with its cause, without the ways through Node', () => {
    const stack = 'sky > is blue\n    Error: grey\n        at f (a.ts:1:2)\n        at run (node:internal/x:3:4)\n';
    const testResults = [test('passed', ['sky', 'is up']), test('failed', ['sky', 'is blue'], [stack])];
    const perfStats = { ...createEmptyTestResult().perfStats, runtime: 12_345 };
    assert.deepEqual(specReport(result({ testResults, perfStats })), {
      file: '/a.js',
      seconds: 12.345,
      passed: 1,
      failures: [{ title: 'sky > is blue', cause: '    Error: grey\n        at f (a.ts:1:2)' }],
      skipped: [],
    });
  });

  it('finds the reason why a test was left out in its title or in that of its group', () => {
    const testResults = [
      test('pending', ['sky', 'has stars (skipped: no (dark) sky)']),
      test('pending', ['sea (skipped: no coast)', 'is wet']),
      test('pending', ['sea', 'is deep']),
    ];
    assert.deepEqual(specReport(result({ testResults })).skipped, ['no (dark) sky', 'no coast', 'no reason given']);
  });

  it('counts a file that could not be run as a failure', () => {
    const testExecError = { code: undefined, message: 'no such module', stack: undefined, type: undefined };
    assert.deepEqual(specReport(result({ testExecError })).failures, [{ title: 'the file', cause: 'no such module' }]);
  });
});
