import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Broker, headOf, isMissing } from '@wombat/eventlog/broker';
import { gapIn, marksIn, patiently, stillHolds } from '@wombat/eventlog/healing';
import { ledgerFile } from '@wombat/service-kit/ledger';

/** A copy of a stream, in a cluster, may be a moment behind. */
const AGAIN_MILLISECONDS = 500;

/**
 * What the log has lost of what the tables of these services, which have ended, were made of, a sentence each. Believed
 * where it is so twice. Throws where the broker stays away.
 */
export async function lostAtEnd(broker: Broker, home: string, services: readonly string[]): Promise<string[]> {
  const look = () => patiently(() => whatIsLost(broker, home, services));
  if ((await look()).length === 0) return [];
  await sleep(AGAIN_MILLISECONDS);
  return look();
}

async function whatIsLost(broker: Broker, home: string, services: readonly string[]): Promise<string[]> {
  const heads = { events: await headIn(broker, 'events'), frames: await headIn(broker, 'frames') };
  const asked = services.flatMap((name) => marksIn(tablesOf(home, name)).map((known) => ({ name, ...known })));
  const gone = await Promise.all(
    asked.map(async ({ name, stream, mark }) => {
      if (mark.sequence <= heads[stream] && (await stillHolds(broker, stream, mark))) return [];
      return [`the log of ${stream} has lost event ${mark.sequence}, at which the tables of ${name} stand`];
    }),
  );
  // First, as a log that is gone altogether has no gap.
  if (gone.flat().length > 0) return gone.flat();
  return [await gapIn(broker, 'events'), await gapIn(broker, 'frames')].filter((gap) => gap !== null);
}

/** A stream that is gone has none; nobody answers for a place in it. */
async function headIn(broker: Broker, stream: 'events' | 'frames'): Promise<number> {
  try {
    return await headOf(broker, stream);
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function tablesOf(home: string, service: string): string {
  return service === 'ingest' ? ledgerFile(home) : join(home, 'db', `${service}.db`);
}
