import { writeFileSync } from 'node:fs';
import { barTable } from '../bars/barTable.js';
import { benchIdle } from './benchIdle.js';
import { idleBars } from './idleBars.js';
import { IDLE_HELP, idleRequest } from './request.js';

/** `bench idle`: what the program takes where there is nothing to do, beside what is wanted. */
async function main(words: readonly string[]): Promise<number> {
  const request = idleRequest(words);
  if (!request.ok) {
    say(`wombat: ${request.fault.message}`);
    return 1;
  }
  if (request.value.help) {
    process.stdout.write(`${IDLE_HELP}\n`);
    return 0;
  }
  const result = await benchIdle(request.value, say);
  const { out } = request.value;
  if (out !== null) writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`);
  process.stdout.write(barTable(idleBars(result)));
  return 0;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

process.exitCode = await main(process.argv.slice(2));
