import type {
  CallbackTestRunnerInterface,
  Config,
  OnTestFailure,
  OnTestStart,
  OnTestSuccess,
  Test,
  TestWatcher,
} from 'jest-runner';
import { LIMITS, type Limits, runInProcess } from './runInProcess.js';

interface Options {
  /** Names of the spec files that take longest, such as `demo.e2e`: they start first. */
  first?: readonly string[];
  /** Names of those that need the whole machine: they run one by one, after all others. */
  alone?: readonly string[];
  limits?: Partial<Limits>;
}

/**
 * Jest's runner for built specs: jest-light-runner, in a process of its own for every file. By itself light-runner lets
 * files share processes, where what one leaves open or throws late meets the next, and it cannot end a file that hangs.
 */
export default class SpecRunner implements CallbackTestRunnerInterface {
  readonly #globalConfig: Config.GlobalConfig;
  readonly #first: readonly string[];
  readonly #alone: readonly string[];
  readonly #limits: Limits;

  constructor(
    globalConfig: Config.GlobalConfig,
    _context: object,
    { first = [], alone = [], limits = {} }: Options = {},
  ) {
    this.#globalConfig = globalConfig;
    this.#limits = { ...LIMITS, ...limits };
    this.#first = first;
    this.#alone = alone;
  }

  async runTests(
    tests: Test[],
    watcher: TestWatcher,
    onStart: OnTestStart,
    onResult: OnTestSuccess,
    onFailure: OnTestFailure,
  ): Promise<void> {
    const [together, alone] = this.#parted(tests);
    const lane = async (left: Iterable<Test>) => {
      for (const test of left) {
        if (watcher.isInterrupted()) return;
        await onStart(test);
        const order = { path: test.path, projectConfig: test.context.config, globalConfig: this.#globalConfig };
        const answer = await runInProcess(order, this.#limits);
        if (answer.ok) await onResult(test, answer.value);
        else await onFailure(test, { message: answer.fault.message, stack: answer.fault.message });
      }
    };
    const shared = together.values();
    await Promise.all(Array.from({ length: this.#globalConfig.maxWorkers }, () => lane(shared)));
    await lane(alone);
  }

  /** What may run beside others, and what may not. */
  #parted(tests: readonly Test[]): [Test[], Test[]] {
    const isAlone = ({ path }: Test) => this.#alone.some((name) => isNamed(path, name));
    return [this.#longestFirst(tests.filter((test) => !isAlone(test))), tests.filter(isAlone)];
  }

  /** So that none of them runs alone at the end. */
  #longestFirst(tests: readonly Test[]): Test[] {
    const placeOf = ({ path }: Test) => {
      const place = this.#first.findIndex((name) => isNamed(path, name));
      return place < 0 ? this.#first.length : place;
    };
    return tests.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

const isNamed = (path: string, name: string) => path.includes(`/${name}.`);
