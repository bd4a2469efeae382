import { setTimeout as sleep } from 'node:timers/promises';
import { STAGES } from '@wombat/proto/words';
import type { Request } from '../../arguments.js';
import { whoever } from '../../names/whoever.js';
import type { ServiceClient } from '../../ops/serviceClient.js';
import { ServiceDirectory } from '../../ops/serviceDirectory.js';
import { lockHolder } from '../../places/homeLock.js';
import { readPlaces } from '../../places/readPlaces.js';
import type { Operation } from '../../plant/operate.js';
import { complain } from '../../report/complain.js';
import { runOnce, untilDone } from '../run.js';

const EVERY_MILLISECONDS = 300;

/**
 * `reduce NIGHT [TARGET [FILTER]]`: tells the pipeline that runs here; where none does, runs it once with that wish.
 */
export async function reduce(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { home, config } = read.value;
  return wishReduction(request, home, wishOf(request, whoever(config.observer.code)));
}

/** The same of a wish; what `granted` does then has its own exit code. */
export async function wishReduction(
  request: Request,
  home: string,
  wish: Wish,
  granted: () => Promise<number> = async () => 0,
): Promise<number> {
  const directory = new ServiceDirectory(home);
  try {
    const ingest = directory.client('ingest');
    if (ingest !== null) return (await tell(ingest, wish, print)) || (await granted());
    if (lockHolder(home) !== null)
      return complain(['the pipeline is just starting or stopping: try again in a moment']);
  } finally {
    directory.close();
  }
  return runOnce(request, (operation) => reduceOnce(operation, wish, granted));
}

type Wish = Parameters<ServiceClient['requestReduction']>[0];

function wishOf(
  { words: [night = '', targetName = '', filter = ''], failed = false, options }: Request,
  who: string,
): Wish {
  const { by = who, note = '', from } = options;
  const fromStage = STAGES.find((stage) => stage === from);
  return { night, targetName, filter, failedOnly: failed, fromStage, by, reason: note };
}

/** Asks once the ledger is there, then works to the end. */
async function reduceOnce(operation: Operation, wish: Wish, granted: () => Promise<number>): Promise<number> {
  const { observer, screen, signal } = operation;
  while (!signal.aborted) {
    const { services } = await observer.observe();
    const ingest = observer.directory.client('ingest');
    if (ingest !== null && services.some((service) => service?.service === 'ingest' && service.ready)) {
      const code = (await tell(ingest, wish, (text) => screen.say(text))) || (await granted());
      return code === 0 ? untilDone(operation) : code;
    }
    await sleep(EVERY_MILLISECONDS);
  }
  return 0;
}

async function tell(ingest: ServiceClient, wish: Wish, say: (text: string) => void): Promise<number> {
  const answer = await ingest.requestReduction(wish);
  if (!answer.ok) return complain([answer.fault.message]);
  for (const { targetName, filter, revision } of answer.value.series)
    say(`${wish.night} ${targetName} ${filter} is reduced again, as revision ${revision}`);
  return 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
