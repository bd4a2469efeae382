import { startLog } from '../../testkit/logFixture.js';
import { type Cost, costs } from './costs.js';

const HELP = [
  'Usage: ./wombat bench log',
  '',
  'What an event and a job take, of our program and of the broker, without any work in them: written, followed as they',
  'come, replayed, given out one at a time. Linux only, as it reads what the broker uses from /proc.',
].join('\n');

const COUNTS = { written: 20_000, followed: 5_000, jobs: 2_000 };

async function benchLog(words: readonly string[]): Promise<number> {
  const isHelp = words.length === 1 && ['-h', '--help'].includes(words[0] ?? '');
  if (words.length > 0) {
    (isHelp ? process.stdout : process.stderr).write(`${HELP}\n`);
    return isHelp ? 0 : 2;
  }
  if (process.platform !== 'linux') {
    process.stderr.write('wombat: bench log needs Linux: it reads what the broker uses from /proc\n');
    return 1;
  }
  const log = await startLog();
  try {
    for await (const line of linesOf(costs(log, COUNTS))) process.stdout.write(`${line}\n`);
    return 0;
  } finally {
    await log.stop();
  }
}

async function* linesOf(rows: AsyncIterable<Cost>): AsyncIterable<string> {
  yield '| of | how many | program, CPU ms each | broker, CPU ms each | a second |';
  yield '| --- | --- | --- | --- | --- |';
  for await (const { what, count, programSeconds, brokerSeconds, seconds } of rows) {
    const each = [programSeconds, brokerSeconds].map((one) => ((1000 * one) / count).toFixed(3)).join(' | ');
    yield `| ${what} | ${count} | ${each} | ${Math.round(count / seconds)} |`;
  }
}

process.exitCode = await benchLog(process.argv.slice(2));
