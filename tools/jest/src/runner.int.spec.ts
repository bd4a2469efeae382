import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const JEST = createRequire(import.meta.url).resolve('jest/bin/jest');
const FOLDER = fileURLToPath(new URL('./testing/', import.meta.url));

interface Suite {
  name: string;
  message: string;
  assertionResults: { title: string; status: string; failureMessages: string[] }[];
}

/** The fixtures of these names, run by jest with the runner and its limits; whatever fails. */
async function run(names: string, options: object = {}): Promise<Suite[]> {
  const config = {
    rootDir: FOLDER,
    runner: [fileURLToPath(new URL('./runner.js', import.meta.url)), options],
    testMatch: [`**/${names}.fixture.js`],
    transform: {},
    watchman: false,
  };
  const arguments_ = [JEST, '--config', JSON.stringify(config), '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, arguments_).catch((failure) => failure);
  return JSON.parse(stdout).testResults;
}

describe('the runner of specs', () => {
  it('holds tests to their time, counts skipped groups test by test and tells what was thrown', async () => {
    const [suite] = await run('words');
    const outcome = suite?.assertionResults.map(({ title, status }) => `${title}: ${status}`);
    assert.deepEqual(outcome, [
      'passes: passed',
      'takes longer than it may: failed',
      'throws what is no error: failed',
      'tells the cause of what went wrong: failed',
      'has one test: pending',
      'has another: pending',
    ]);
    const [, late, word, error] = suite?.assertionResults.map(({ failureMessages }) => failureMessages.join()) ?? [];
    assert.match(late ?? '', /not done after 50 ms/);
    assert.match(word ?? '', /thrown: 'a word'/);
    assert.match(error ?? '', /above[\s\S]*\[cause\]: Error: below/);
    assert.match(error ?? '', /words\.fixture\.ts:/);
  });

  it('ends a file that hangs, and runs the others', async () => {
    const suites = await run('{hangs,throwsLate}', { limits: { fileMilliseconds: 3000 } });
    const problems = suites.map(({ message }) => message).join('\n');
    assert.match(problems, /not done after 0\.05 minutes/);
    assert.match(problems, /the process ended with exit code 1/);
  });

  it('begins one that is to run alone when all others have ended', async () => {
    const namesAsTheyEnd = async (options: object) =>
      (await run('{words,takesAWhile}', options)).map(({ name }) => basename(name, '.fixture.js'));
    assert.deepEqual(await namesAsTheyEnd({}), ['words', 'takesAWhile']);
    assert.deepEqual(await namesAsTheyEnd({ alone: ['words'] }), ['takesAWhile', 'words']);
  });

  it('has files share a process, and runs each by itself where one of them fails', async () => {
    const processesOf = async (names: string) => {
      const titles = (await run(names, { together: 4 })).flatMap(({ assertionResults }) => assertionResults);
      return titles.filter(({ title }) => title.startsWith('in process')).map(({ title }) => title);
    };
    assert.equal(new Set(await processesOf('{tellsProcess,tellsProcessToo,tellsProcessAgain,words}')).size, 3);
    assert.equal((await processesOf('tellsProcess{,Too,Again}')).length, 3);
    assert.ok(new Set(await processesOf('tellsProcess{,Too,Again}')).size < 3);
  });

  it('blames the file that throws late, not the one that runs then', async () => {
    const suites = await run('{throwsLate,takesAWhile}', { together: 2 });
    const outcome = suites.map(({ name, message }) => `${basename(name, '.fixture.js')} ${message === ''}`);
    assert.deepEqual(outcome.toSorted(), ['takesAWhile true', 'throwsLate false']);
  });

  it('fails a file that leaves something open, though its tests pass', async () => {
    const [suite] = await run('leavesOpen', { limits: { leavingMilliseconds: 500 } });
    const outcome = suite?.assertionResults.map(({ title, status }) => `${title}: ${status}`);
    assert.deepEqual(outcome, ['leaves a timer running: passed', 'the process of the file: failed']);
    assert.match(suite?.message ?? '', /something was left open 0\.5 s after the last test/);
  });
});
