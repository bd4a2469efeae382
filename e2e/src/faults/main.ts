import { writeFileSync } from 'node:fs';
import { campaign } from './campaign.js';
import { faultTables } from './faultTables.js';
import { FAULTS_HELP, type FaultsRequest, faultsRequest } from './request.js';
import { showFaults } from './showFaults.js';

/** `bench faults`: faults that seeds choose happen to small nights; the exit code tells whether all were as ever. */
async function benchFaults(words: readonly string[]): Promise<number> {
  const parsed = faultsRequest(words);
  if (!parsed.ok) return complain(parsed.fault.message);
  const request = parsed.value;
  if (request.from.length > 0) {
    const shown = showFaults(request);
    if (!shown.ok) return complain(shown.fault.message);
    process.stdout.write(shown.value);
    return 0;
  }
  if (request.help) {
    process.stdout.write(`${FAULTS_HELP}\n`);
    return 0;
  }
  return run(request);
}

async function run(request: FaultsRequest): Promise<number> {
  const trials = await campaign(request, say, (result) => {
    if (request.out !== null) writeFileSync(request.out, `${JSON.stringify(result, null, 1)}\n`);
  });
  process.stdout.write(faultTables(trials));
  return trials.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function complain(problem: string): 1 {
  say(`wombat: ${problem}`);
  return 1;
}

process.exitCode = await benchFaults(process.argv.slice(2));
