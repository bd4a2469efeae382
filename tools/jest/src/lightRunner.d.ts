/** The part of jest-light-runner that is used here; it comes without types. */
declare module 'jest-light-runner' {
  import type { TestResult } from '@jest/test-result';
  import type { Config } from 'jest-runner';

  interface SpecFile {
    path: string;
    context: { config: Config.ProjectConfig };
  }

  export default class LightRunner {
    constructor(globalConfig: Config.GlobalConfig, context: object, options: object);
    runTests(
      tests: SpecFile[],
      watcher: null,
      onStart: (test: SpecFile) => Promise<void>,
      onResult: (test: SpecFile, result: TestResult) => Promise<void>,
      onFailure: (test: SpecFile, error: Error) => Promise<void>,
    ): Promise<void>;
  }
}
