import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectBroker } from '@wombat/eventlog/broker';
import { openJournal, restoreLost } from '@wombat/eventlog/healing';
import { cutLog } from './cutLog.js';

/**
 * Before anything follows the log: one with a gap ends where it is whole, and what the journals of this home say was
 * written to it and what it has lost goes back into it, that of all services together in the order it had. Returns a
 * sentence where there was something to do.
 */
export async function healLog(
  home: string,
  { url, replicas, now = new Date() }: { url: string; replicas: number; now?: Date },
): Promise<string | null> {
  const folder = join(home, 'journal');
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith('.db'));
  const broker = await connectBroker({ url, name: 'healer', replicas });
  const journals = files.map((name) => openJournal(join(folder, name)));
  try {
    const cut = await cutLog(home, broker, now);
    const count = await restoreLost(broker, journals);
    const back = `${count} events, which were put back from the journals; the tables are made anew`;
    if (cut?.isLaid) return `${cut.sentence}; it lacked ${back}, and all else is made again of the files`;
    const restored = count === 0 ? null : `the event log had lost ${back}`;
    return [cut?.sentence, restored].filter(Boolean).join('; ') || null;
  } finally {
    for (const journal of journals) journal.close();
    await broker.close();
  }
}
