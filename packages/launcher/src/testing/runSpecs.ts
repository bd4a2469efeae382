import { join, relative } from 'node:path';
import type { EventData } from 'node:test';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { projectRoot } from '../places/projectRoot.js';
import type { Totals } from './totals.js';

/** A file that hangs fails after so long; the others go on. */
const FILE_MILLISECONDS = 900_000;

export interface RunSpecsOptions {
  files: readonly string[];
  /** How many files run at once. */
  concurrency: number;
  say: (text: string) => void;
}

/** Runs spec files, each in a process of its own, all of them whatever fails; says every failure with its place and cause. */
export async function runSpecs({ files, concurrency, say }: RunSpecsOptions): Promise<Totals> {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  const skips = new Map<string, number>();
  const stream = run({
    files: files.map((file) => join(projectRoot, file)),
    concurrency,
    timeout: FILE_MILLISECONDS,
    cwd: projectRoot,
    execArgv: ['--enable-source-maps'],
  });
  stream.on('test:pass', (test: EventData.TestPass) => {
    if (test.details.type === 'suite') return;
    const { skip, todo } = test;
    if (skip === undefined && todo === undefined) totals.passed++;
    else {
      totals.skipped++;
      const reason = [skip, todo].find((text) => typeof text === 'string') ?? 'no reason given';
      skips.set(reason, (skips.get(reason) ?? 0) + 1);
    }
  });
  stream.on('test:fail', (test: EventData.TestFail) => {
    if (isOnlyBecauseOfAnother(test)) return;
    totals.failed++;
    say(describeFailure(test));
  });
  for await (const event of stream) if (event.type === 'test:stderr') say(event.data.message.trimEnd());
  for (const [reason, count] of skips) say(`skipped ${count}: ${reason}`);
  return totals;
}

/** A suite or file fails when a test inside it does; that test has been told already. */
function isOnlyBecauseOfAnother(test: EventData.TestFail): boolean {
  const { error } = test.details;
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

function describeFailure(test: EventData.TestFail): string {
  const { error } = test.details;
  const place =
    test.file === undefined
      ? ''
      : ` (${relative(projectRoot, test.file)}${test.line === undefined ? '' : `:${test.line}`})`;
  const cause = error.cause instanceof Error ? stackOf(error.cause) : inspect(error.cause ?? error.message);
  return `FAILED ${test.name}${place}\n${cause.replace(/^/gm, '    ')}`;
}

/** Without the lines that lead through Node itself. */
function stackOf(error: Error): string {
  return (error.stack ?? error.message).replace(/\n\s+at [^\n]*\bnode:[^\n]*/g, '');
}
