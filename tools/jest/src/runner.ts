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
import { isWell, type SpecAnswer } from './specAnswer.js';

interface Options {
  /** Names of the spec files that take longest, such as `demo.e2e`: they start first. */
  first?: readonly string[];
  /** Names of those that need the whole machine: they run one by one, after all others. */
  alone?: readonly string[];
  /** So many files share a process, which reads what they import once (1). */
  together?: number;
  limits?: Partial<Limits>;
}

/**
 * Jest's runner for built specs: jest-light-runner, in a process of its own for every file, or for a few together. By
 * itself light-runner lets files share processes, where what one leaves open or throws late meets the next, and it
 * cannot end a file that hangs. Where anything goes wrong with files that are together, each runs once more by itself,
 * and that counts.
 */
export default class SpecRunner implements CallbackTestRunnerInterface {
  readonly #globalConfig: Config.GlobalConfig;
  readonly #first: readonly string[];
  readonly #alone: readonly string[];
  readonly #together: number;
  readonly #limits: Limits;

  constructor(
    globalConfig: Config.GlobalConfig,
    _context: object,
    { first = [], alone = [], together = 1, limits = {} }: Options = {},
  ) {
    this.#globalConfig = globalConfig;
    this.#limits = { ...LIMITS, ...limits };
    this.#first = first;
    this.#alone = alone;
    this.#together = together;
  }

  async runTests(
    tests: Test[],
    watcher: TestWatcher,
    onStart: OnTestStart,
    onResult: OnTestSuccess,
    onFailure: OnTestFailure,
  ): Promise<void> {
    const [shared, alone] = this.#parted(tests);
    const lane = async (left: Iterable<Test[]>) => {
      for (const group of left) {
        if (watcher.isInterrupted()) return;
        for (const test of group) await onStart(test);
        for (const [test, answer] of await this.#answers(group)) {
          if (answer.ok) await onResult(test, answer.value);
          else await onFailure(test, { message: answer.fault.message, stack: answer.fault.message });
        }
      }
    };
    const groups = this.#grouped(shared).values();
    await Promise.all(Array.from({ length: this.#globalConfig.maxWorkers }, () => lane(groups)));
    await lane(alone.map((test) => [test]));
  }

  async #answers(group: readonly Test[]): Promise<[Test, SpecAnswer][]> {
    const together = await this.#run(group);
    if (group.length === 1 || together.every(([, answer]) => isWell(answer))) return together;
    const answers: [Test, SpecAnswer][] = [];
    for (const test of group) answers.push(...(await this.#run([test])));
    if (answers.every(([, answer]) => isWell(answer)))
      console.error(`These spec files pass one by one, but not in one process:\n${together.map(told).join('\n')}`);
    return answers;
  }

  async #run(group: readonly Test[]): Promise<[Test, SpecAnswer][]> {
    const [first] = group;
    if (first === undefined) return [];
    const paths = group.map(({ path }) => path);
    const order = { paths, projectConfig: first.context.config, globalConfig: this.#globalConfig };
    const answers = await runInProcess(order, this.#limits);
    return group.flatMap((test, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[test, answer]];
    });
  }

  /** Neighbours are together: they import the same. Never so many that a lane has nothing to do. */
  #grouped(tests: readonly Test[]): Test[][] {
    const size = Math.min(this.#together, Math.ceil(tests.length / this.#globalConfig.maxWorkers));
    if (size <= 1) return tests.map((test) => [test]);
    const sorted = tests.toSorted((one, other) => (one.path < other.path ? -1 : 1));
    return Array.from({ length: Math.ceil(sorted.length / size) }, (_, index) =>
      sorted.slice(size * index, size * (index + 1)),
    );
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

const told = ([{ path }, answer]: [Test, SpecAnswer]) =>
  `  ${path}${isWell(answer) ? '' : `: ${answer.ok ? answer.value.failureMessage : answer.fault.message}`}`;
