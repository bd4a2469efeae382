import type { Test, TestResult } from '@jest/test-result';
import { specReport } from './specReport.js';

/** Told to jest by its path: tells the process that started jest of every spec file as it ends. */
export default class JestReporter {
  onTestResult(_test: Test, result: TestResult): void {
    process.send?.(specReport(result));
  }
}
