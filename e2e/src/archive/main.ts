import { writeFileSync } from 'node:fs';
import { archiveBars } from './archiveBars.js';
import { archiveTables } from './archiveTables.js';
import { benchArchive } from './benchArchive.js';
import { ARCHIVE_HELP, archiveRequest } from './request.js';
import { showArchives } from './showArchives.js';

/** `bench archive`: what the program takes on an archive of many finished nights. */
async function main(words: readonly string[]): Promise<number> {
  const parsed = archiveRequest(words);
  if (!parsed.ok) return complain(parsed.fault.message);
  const request = parsed.value;
  if (request.help) {
    process.stdout.write(`${ARCHIVE_HELP}\n`);
    return 0;
  }
  if (request.from.length > 0) {
    const shown = showArchives(request);
    if (!shown.ok) return complain(shown.fault.message);
    process.stdout.write(shown.value);
    return 0;
  }
  const result = await benchArchive(request, {
    say,
    // What was measured until then is there where the rest is cut off.
    keep: (known) => request.out !== null && writeFileSync(request.out, `${JSON.stringify(known, null, 1)}\n`),
  });
  process.stdout.write(`${archiveTables([result])}\n${archiveBars(result)}`);
  return 0;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function complain(problem: string): 1 {
  say(`wombat: ${problem}`);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
