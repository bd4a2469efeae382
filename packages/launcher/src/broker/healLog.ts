import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectBroker } from '@wombat/eventlog/broker';
import { openJournal, restoreLost } from '@wombat/eventlog/healing';

/**
 * Before anything follows the log: what the journals of this home say was written to it and what it has lost goes back
 * into it, that of all services together in the order it had. Returns a sentence where there was something to do.
 */
export async function healLog(
  home: string,
  { url, replicas }: { url: string; replicas: number },
): Promise<string | null> {
  const folder = join(home, 'journal');
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith('.db'));
  const broker = await connectBroker({ url, name: 'healer', replicas });
  const journals = files.map((name) => openJournal(join(folder, name)));
  try {
    const count = await restoreLost(broker, journals);
    if (count === 0) return null;
    return `the event log had lost ${count} events, which were put back from the journals; the tables are made anew`;
  } finally {
    for (const journal of journals) journal.close();
    await broker.close();
  }
}
